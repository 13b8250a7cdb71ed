"""The page 承接: what the shop's texts answer of what the notes promise, and what to add."""
