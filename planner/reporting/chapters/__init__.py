"""The chapters of a report, a file each: what was asked in, a Chapter out."""
