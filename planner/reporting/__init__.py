"""复盘: the report of a campaign, as one HTML file or as a workbook."""
