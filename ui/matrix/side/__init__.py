"""Beside the grid: pyramid, what is missing, reminders, and the slot or the cell that is chosen."""
