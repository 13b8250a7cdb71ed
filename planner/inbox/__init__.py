"""互动与舆情: what comments want, by when somebody should answer, who does, and what was promised and done."""
