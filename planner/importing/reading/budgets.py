"""How much of a foreign file is read at most."""

UNPACKED_MOST = 512 * 2**20
RATIO_MOST = 200
RATIO_FROM = 4 * 2**20
"""Small packages may be packed as tightly as they like."""
MEMBERS_MOST = 10_000

ROWS_MOST = 200_000
COLUMNS_MOST = 300
CELL_MOST = 100_000
CELLS_MOST = ROWS_MOST * COLUMNS_MOST

JSON_DEPTH_MOST = 6
"""Deeper values are left out: no tool puts what we need there."""
JSON_ITEM_MOST = 8 * 2**20
JSON_WHOLE_MOST = 128 * 2**20

PROBLEMS_MOST = 1000
"""Sentences about rows; more tell a person nothing new."""

MEMORY_MB = 1024
SECONDS = 30
"""Without a word from the child. Big files get more, see ``patience``."""


def patience(size: int) -> float:
    """Seconds that a file of this many bytes may keep us waiting between two words of the child."""
    return SECONDS + size / 2**20
