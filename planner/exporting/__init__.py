"""Our rows as files that spreadsheets open without surprises."""
