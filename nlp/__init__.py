"""Text in, findings out: no database, no files written, no clock, no unseeded randomness."""
