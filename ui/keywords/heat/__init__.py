"""热力: how many notes of each month hold a keyword."""
