"""One foreign cell to one value of ours. Cells are whatever a reader gives: None, text, numbers, dates, lists."""
