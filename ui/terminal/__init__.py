"""The terminal commands: one file for what belongs together, none of which imports Qt."""
