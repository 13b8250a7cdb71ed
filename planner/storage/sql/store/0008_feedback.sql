-- What buyers wrote in a shop: 评价, 追评, 问大家, 退货. Who wrote it is nowhere in it.
create table feedback (
    no integer primary key autoincrement,
    id text not null unique,
    key text not null unique,
    batch integer not null references batch (no),
    -- Machine columns: imports write them.
    kind text not null check (kind in ('评价', '追评', '问大家', '退货')),
    text text not null,
    reason text,
    answer text,
    stars integer check (stars between 1 and 5),
    label integer check (label in (-1, 0, 1)),
    -- The goods as the shop calls them.
    goods text,
    sku text,
    crowd text,
    said_at text,
    likes integer,
    -- Human column: which product it speaks of, where the name does not say so.
    product_id text references product (id) on delete set null,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create index feedback_batch on feedback (batch);
create index feedback_by_said on feedback (said_at, no, batch) where deleted_at is null;
create index feedback_goods on feedback (goods, no);
-- All that is counted by, in a tenth of the pages.
create index feedback_lean on feedback (no, kind, goods, product_id, said_at, batch, deleted_at);
create index feedback_product on feedback (product_id) where product_id is not null;

create table feedback_sighting (
    feedback integer not null references feedback (no) on delete cascade,
    batch integer not null references batch (no),
    seen_at text not null,
    payload blob not null,
    unique (feedback, batch)
) strict;
create index feedback_sighting_batch on feedback_sighting (batch, feedback);

-- What each says, as it was read. Made again whenever it is missing, or the text or the word lists have changed.
create table feedback_reading (
    feedback integer primary key references feedback (no) on delete cascade,
    -- Of the word lists it was read with.
    version integer not null,
    sign integer not null check (sign in (-1, 0, 1)),
    -- 星级, 标签, 规则 or 学习.
    by text not null
) strict;
create index feedback_reading_sign on feedback_reading (sign, feedback);

create table feedback_aspect (
    feedback integer not null references feedback (no) on delete cascade,
    aspect text not null,
    sign integer not null check (sign in (-1, 1)),
    strength integer not null,
    start integer not null,
    end integer not null,
    primary key (feedback, aspect, sign)
) strict, without rowid;
create index feedback_aspect_aspect on feedback_aspect (aspect, sign, feedback);

-- For whom and how it was used, as far as somebody says so: 混油皮, 定妆后.
create table feedback_mention (
    feedback integer not null references feedback (no) on delete cascade,
    word text not null,
    kind text not null,
    primary key (feedback, word)
) strict, without rowid;
create index feedback_mention_word on feedback_mention (word, feedback);

-- What reads differently now is read again.
create trigger feedback_changed after update of kind, text, reason, answer, stars, label, crowd on feedback begin
    delete from feedback_reading where feedback = new.no;
    delete from feedback_aspect where feedback = new.no;
    delete from feedback_mention where feedback = new.no;
end;

-- Sentences of buyers that a slot was planned from, without anything personal; the source is kept in words, since an import may
-- be taken back. It hangs loosely on its slot: one that is taken back and brought again finds it again.
create table feedback_quote (
    id text primary key,
    slot_id text not null,
    feedback_id text not null,
    text text not null,
    source text not null,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create index feedback_quote_slot on feedback_quote (slot_id);
