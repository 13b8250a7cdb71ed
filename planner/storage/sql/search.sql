-- Can be deleted at any time: it is built again from the data file.
create table progress (
    one integer primary key check (one = 1),
    generation text not null,
    revision integer not null
) strict;
create virtual table found using fts5 (
    title, body, topics, author, initials,
    content = '', contentless_delete = 1, detail = 'column',
    tokenize = "unicode61 remove_diacritics 0"
);
insert into found (found, rank) values ('secure-delete', 1);
