"""选词: seeds in, long-tails out, with the notes behind them, the months they were written in, and what we cover."""
