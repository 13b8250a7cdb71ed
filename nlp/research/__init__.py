"""What the library says of long-tails, from arrays alone: their parts, how they did, their months, what is worth writing."""
