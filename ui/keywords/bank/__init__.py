"""我的关键词: the words one means to write about, and those of imported tables."""
