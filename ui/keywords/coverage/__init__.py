"""覆盖: which of our notes and drafts hold which keyword, and which two are on the same one in a week."""
