-- Keys are text UUIDv7 so that stores can be merged; "no" is a short local number for the many rows that hang on one.
-- Moments are ISO 8601: UTC with Z for what we did, China's time for what was published.

create table setting (
    name text primary key,
    value text not null,
    updated_at text not null
) strict, without rowid;

create table batch (
    no integer primary key autoincrement,
    id text not null unique,
    state text not null check (state in ('loading', 'applying', 'done', 'undoing', 'undone', 'shelved')),
    -- Rows of a hidden batch are seen by no query.
    hidden integer not null check (hidden in (0, 1)),
    noun text not null,
    kind text not null,
    file_name text not null,
    source_hash text not null,
    mapping text not null,
    sample integer not null default 0,
    rows integer not null default 0,
    added integer not null default 0,
    updated integer not null default 0,
    skipped integer not null default 0,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create index batch_hidden on batch (no) where hidden = 1;
create index batch_source on batch (source_hash);

create table batch_problem (
    batch integer not null references batch (no) on delete cascade,
    row integer not null,
    field text not null,
    message text not null
) strict;
create index batch_problem_batch on batch_problem (batch, row);

-- A note as it is known now; what each batch saw is a sighting. Payloads are too big for tables without rowid: their
-- rows would spill to pages of their own.
create table note (
    no integer primary key autoincrement,
    id text not null unique,
    key text not null unique,
    batch integer not null references batch (no),
    revision integer not null,
    platform_id text,
    title text not null,
    author text,
    author_name text,
    type text,
    published_at text,
    likes integer,
    collects integer,
    comments integer,
    shares integer,
    likes_least integer,
    collects_least integer,
    comments_least integer,
    shares_least integer,
    engagement integer generated always as (likes + coalesce(collects, 0) + coalesce(comments, 0)) stored,
    fans integer,
    images integer,
    query text,
    source text,
    url text,
    place text,
    own integer not null default 0,
    weight integer check (weight between 0 and 5),
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create index note_batch on note (batch);
create index note_revision on note (revision);
create index note_weight on note (weight) where weight is not null;
create index note_deleted on note (deleted_at) where deleted_at is not null;
-- The usual orders. Each costs an import a page for nearly every row, so there are only three.
create index note_by_published on note (published_at, no, batch) where deleted_at is null;
create index note_by_engagement on note (engagement, no, batch) where deleted_at is null;
create index note_by_likes on note (likes, no, batch) where deleted_at is null;
-- All one can filter and sort by in a tenth of the pages: for every other question.
create index note_lean on note (
    no, batch, deleted_at, published_at, engagement, likes, collects, comments, shares, fans, type, own, weight
);

create table note_text (
    note integer primary key references note (no) on delete cascade,
    body text not null,
    topics text not null
) strict;

-- Words cut once serve search and refitting; nlp.cuts.Cuts.stored says how they lie in the blob.
create table note_words (
    note integer primary key references note (no) on delete cascade,
    words blob not null,
    -- Which lexicon they were cut with.
    lexicon integer not null
) strict;

create table word (
    id integer primary key,
    text text not null unique
) strict;

create table note_query (
    note integer not null references note (no) on delete cascade,
    query text not null,
    source text not null,
    primary key (note, query, source)
) strict, without rowid;
create index note_query_query on note_query (query);
create index note_query_source on note_query (source);

create table note_metric (
    note integer not null references note (no) on delete cascade,
    metric text not null,
    window text not null,
    as_of text not null,
    batch integer not null references batch (no),
    value real not null,
    primary key (note, metric, window, batch)
) strict, without rowid;
create index note_metric_batch on note_metric (batch);
create index note_metric_metric on note_metric (metric, value);

create table sighting (
    note integer not null references note (no) on delete cascade,
    batch integer not null references batch (no),
    seen_at text not null,
    payload blob not null,
    unique (note, batch)
) strict;
create index sighting_batch on sighting (batch, note);

-- Numbers of notes that are gone, until the search index has forgotten them.
create table note_gone (
    note integer primary key,
    revision integer not null
) strict;

create table own_author (
    author text primary key,
    created_at text not null
) strict, without rowid;

create table comment (
    no integer primary key autoincrement,
    id text not null unique,
    key text not null unique,
    batch integer not null references batch (no),
    note_key text,
    text text not null,
    likes integer,
    published_at text,
    level integer,
    author text,
    place text,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create index comment_batch on comment (batch);
create index comment_note on comment (note_key) where note_key is not null;
create index comment_by_published on comment (published_at, no, batch) where deleted_at is null;

create table comment_sighting (
    comment integer not null references comment (no) on delete cascade,
    batch integer not null references batch (no),
    seen_at text not null,
    payload blob not null,
    unique (comment, batch)
) strict;
create index comment_sighting_batch on comment_sighting (batch, comment);

create table account (
    no integer primary key autoincrement,
    id text not null unique,
    key text not null unique,
    batch integer references batch (no),
    -- Machine columns: imports write them.
    name text not null,
    url text,
    platform_name text,
    fans integer,
    following integer,
    likes_collects integer,
    notes integer,
    category text,
    place text,
    about text,
    metrics text not null default '{}',
    -- Human columns: imports never touch them.
    role text,
    remark text not null default '',
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create index account_batch on account (batch);
create index account_by_fans on account (fans, no) where deleted_at is null;

create table account_snapshot (
    account integer not null references account (no) on delete cascade,
    batch integer not null references batch (no),
    seen_at text not null,
    payload blob not null,
    fans integer,
    unique (account, batch)
) strict;
create index account_snapshot_batch on account_snapshot (batch, account);

create table keyword (
    no integer primary key autoincrement,
    id text not null unique,
    key text not null unique,
    batch integer references batch (no),
    text text not null,
    pack text,
    volume real,
    competition real,
    price real,
    longtails integer,
    reason text,
    role text,
    class text,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create index keyword_batch on keyword (batch);
create index keyword_by_volume on keyword (volume, no) where deleted_at is null;

create table keyword_snapshot (
    keyword integer not null references keyword (no) on delete cascade,
    batch integer not null references batch (no),
    seen_at text not null,
    payload blob not null,
    volume real,
    competition real,
    price real,
    unique (keyword, batch)
) strict;
create index keyword_snapshot_batch on keyword_snapshot (batch, keyword);

create table draft (
    id text primary key,
    title text not null,
    body text not null,
    topics text not null,
    images text not null,
    cover integer not null,
    format text,
    keywords text not null,
    status text not null,
    template text,
    posted_on text,
    posted_url text,
    note_id text references note (id) on delete set null,
    score integer,
    sample integer not null default 0,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create index draft_by_updated on draft (updated_at) where deleted_at is null;
create index draft_note on draft (note_id) where note_id is not null;

create table draft_version (
    id text primary key,
    draft_id text not null references draft (id) on delete cascade,
    why text not null,
    title text not null,
    body text not null,
    topics text not null,
    images text not null,
    cover integer not null,
    format text,
    keywords text not null,
    created_at text not null
) strict;
create index draft_version_draft on draft_version (draft_id, id);

create table dismissal (
    id text primary key,
    draft_id text references draft (id) on delete cascade,
    text text not null,
    rule text not null,
    reason text not null,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create index dismissal_draft on dismissal (draft_id);

create table own_word (
    id text primary key,
    key text not null unique,
    text text not null,
    class text,
    banned integer not null default 0,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
