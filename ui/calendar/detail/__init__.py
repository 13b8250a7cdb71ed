"""The right side of 排期: one slot, or all of one day."""
