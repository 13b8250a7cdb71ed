"""Beside the table: the evidence of one long-tail, or what can be done with several."""
