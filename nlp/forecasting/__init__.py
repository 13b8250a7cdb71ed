"""How a draft would rank among comparable notes: three ways to look at it, blended, tested and explained."""
