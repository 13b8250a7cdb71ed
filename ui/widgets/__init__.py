"""Small things every page is built of. Plain text everywhere; colours come from the theme alone."""
