-- The table sorts by title, too. Without an index that reads every row of the note table, the widest there is.
create index note_by_title on note (title, no, batch) where deleted_at is null;
