"""复盘 in the window: which campaign, which file, and then a way to open it."""
