"""One note beside the table, or what can be done with several."""
