"""The page 审稿: what waits for the lead, read, annotated, passed or returned."""
