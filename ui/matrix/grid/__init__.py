"""Slots laid out by two axes, as soft tiles on a grid that scrolls."""
