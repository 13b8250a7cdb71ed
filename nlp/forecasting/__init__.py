"""How a draft would rank among comparable notes: four ways to look at it, blended, tested and explained."""
