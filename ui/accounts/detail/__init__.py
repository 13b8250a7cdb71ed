"""One account beside the table, or what can be done with several."""
