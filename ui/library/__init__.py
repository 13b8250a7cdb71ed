"""笔记库: all notes, what is known of each, and the files they come from."""
