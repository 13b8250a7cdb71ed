"""Thousands of clauses cut at once: the answers of `nlp.segment`, in a third of its time.

What `nlp.segment` does with one character after another is done here with one column of characters after another: clauses stand side
by side (`columns`), words are looked up as nodes of a tree (`tree`), the best paths are found for all clauses together (`routes`), and so
are the states of the characters that are left over (`states`). Sums are made of the same numbers in the same order, so nothing differs.
"""
