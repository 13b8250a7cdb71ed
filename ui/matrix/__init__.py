"""The page 矩阵: the slots of a campaign laid out by two axes, plan beside fact, what is missing, and what to look at."""
