"""The editor of a campaign and of its products."""
