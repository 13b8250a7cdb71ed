"""The page 评论: what waits for an answer, the conversation it stands in, and what speaks for how it is understood."""
