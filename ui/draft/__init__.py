"""写稿: the page where drafts are written, reviewed and copied out."""
