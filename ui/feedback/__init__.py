"""The page 评价: what is promised of the goods beside what buyers say, and from their words to the next notes."""
