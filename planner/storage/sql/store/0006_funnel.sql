-- Figures: what exports say of one note (or account), over one window of days, in one definition. A row here is one row of a file;
-- its numbers are JSON by the names of planner.metrics. What each batch saw is a sighting, with the row it stood in.
create table figure (
    no integer primary key autoincrement,
    id text not null unique,
    key text not null unique,
    batch integer not null references batch (no),
    source text not null,
    about text not null check (about in ('note', 'account')),
    -- What the row names, spelled in one way: rows of one subject belong to one note.
    subject text not null,
    platform_id text,
    url text,
    title text,
    published_at text,
    author text,
    window text not null,
    since text,
    until text,
    flow text,
    attribution text,
    order_no text,
    metrics text not null default '{}',
    -- Which note (or account) that is, how it was found, and how sure that is. Made anew whenever notes or figures change.
    note_id text references note (id) on delete set null,
    account_id text references account (id) on delete set null,
    how text check (how in ('id', 'link', 'title', 'person')),
    confidence real,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create index figure_batch on figure (batch);
create index figure_subject on figure (subject);
create index figure_note on figure (note_id) where note_id is not null;
create index figure_account on figure (account_id) where account_id is not null;

create table figure_sighting (
    figure integer not null references figure (no) on delete cascade,
    batch integer not null references batch (no),
    seen_at text not null,
    payload blob not null,
    row integer not null default 0,
    unique (figure, batch)
) strict;
create index figure_sighting_batch on figure_sighting (batch, figure);

-- What a person said of a subject: it is this note or account (by its key, which outlives a new import), or nobody's. It hangs loosely, so
-- that figures brought again are settled again.
create table settling (
    id text primary key,
    subject text not null,
    target text,
    aside integer not null default 0 check (aside in (0, 1)),
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create index settling_subject on settling (subject);

insert into matrix_revision (noun, rev) values ('figure', 0);
create trigger figure_made after insert on figure begin
    update matrix_revision set rev = rev + 1 where noun = 'figure';
end;
create trigger figure_changed after update on figure begin
    update matrix_revision set rev = rev + 1 where noun = 'figure';
end;
create trigger figure_removed after delete on figure begin
    update matrix_revision set rev = rev + 1 where noun = 'figure';
end;
create trigger batch_changed_for_figures after update of state, hidden, deleted_at on batch begin
    update matrix_revision set rev = rev + 1 where noun = 'figure';
end;
