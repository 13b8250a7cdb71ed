"""A plan sheet back into the matrix: read in another process, compared with what is there, written as one step."""
