"""A big table: rows are fetched when they are seen, columns are data, sorting is done by the store."""
