"""Rows of cells become rows of ours: values only, unknown is None, and a sentence for each cell that could not be read."""
