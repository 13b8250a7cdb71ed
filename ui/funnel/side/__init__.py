"""Beside the funnel: what it comes to in sentences, what it cost, two things compared, or one note with its sources."""
