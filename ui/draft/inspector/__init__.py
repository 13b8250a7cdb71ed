"""The right side of 写稿: one small widget for each kind of finding."""
