"""What readers ask and nobody answers: words for the keyword bank, ideas for notes."""
