"""The page 矩阵: a campaign's slots, laid out and as a sheet, with the plan beside them."""
