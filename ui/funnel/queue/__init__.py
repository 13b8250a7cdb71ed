"""待匹配: rows of figures that found no note by themselves; a person says whose they are."""
