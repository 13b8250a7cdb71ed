-- The table sorts by these, too. Without an index each reads every row of the note table, the widest there is.
create index note_by_author_name on note (author_name, no, batch) where deleted_at is null;
create index note_by_query on note (query, no, batch) where deleted_at is null;
create index note_by_source on note (source, no, batch) where deleted_at is null;
create index note_by_created on note (created_at, no, batch) where deleted_at is null;
