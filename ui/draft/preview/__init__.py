"""How the note will look on a phone: the card in the feed and the page of the note."""
