"""Remembers things and owns the rules of planning. Knows nothing of Qt."""
