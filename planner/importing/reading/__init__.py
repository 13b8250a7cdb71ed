"""A foreign file becomes tables of cells. Runs in the child only: everything here touches what strangers wrote."""
