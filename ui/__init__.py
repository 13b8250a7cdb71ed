"""Shows and asks: the window, and the terminal commands, which never import Qt."""
