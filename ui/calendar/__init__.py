"""The page 排期: month, week and queue."""
