"""A report as one HTML file: styles and pictures inside, no script, nothing fetched, every text escaped."""

from planner.reporting.html.page import as_html

__all__ = ["as_html"]
