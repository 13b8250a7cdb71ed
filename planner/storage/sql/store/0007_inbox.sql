-- 互动与舆情. What was read out of a comment can be read again at any time (comment_state, comment_aspect, comment_asked);
-- what a person decided or promised hangs loosely on the comment's key: an import that is taken back and brought again finds it again.
alter table comment add column parent text;
create index comment_parent on comment (parent) where parent is not null;

create table handling (
    id text primary key,
    comment_key text not null unique,
    -- NULL: as the comment stands by itself.
    status text check (status in ('待处理', '跟进中', '已回复', '已解决', '不用回复')),
    owner text not null default '',
    -- Seconds since 1970; NULL: by the response clock.
    due integer,
    -- A reply that is being written.
    reply text not null default '',
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;

-- What was promised and done, by whom. Rows are only ever added.
create table handling_log (
    id text primary key,
    comment_key text not null,
    kind text not null check (kind in ('状态', '负责人', '期限', '回复', '承诺', '兑现', '撤销')),
    before text not null default '',
    after text not null default '',
    -- The day a promise is to be kept by.
    day text,
    -- The entry that is kept or taken back.
    about text,
    who text not null,
    created_at text not null
) strict;
create index handling_log_comment on handling_log (comment_key, id);
create trigger handling_log_kept before update on handling_log begin
    select raise(abort, 'the log is only ever added to');
end;
create trigger handling_log_stays before delete on handling_log begin
    select raise(abort, 'the log is only ever added to');
end;

-- A person's own replies. With a preset it stands in the place of the one of that name.
create table reply (
    id text primary key,
    preset text,
    title text not null,
    text text not null,
    intents text not null default '[]',
    aspects text not null default '[]',
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;

-- One lean row a comment, to filter and sort by. status, owner and due are what holds: a person's word, else what is automatic.
create table comment_state (
    comment integer primary key references comment (no) on delete cascade,
    batch integer not null,
    -- The comment its conversation begins with.
    thread integer not null,
    is_reply integer not null,
    ours integer not null,
    intent text not null,
    level integer not null,
    why text not null,
    sign integer not null,
    -- 2 by our side, 1 by somebody else, 0 by nobody; NULL where the file does not tell.
    answered integer,
    at integer,
    likes integer not null,
    auto_status text not null,
    auto_due integer,
    status text not null,
    owner text not null default '',
    due integer,
    open integer generated always as (status in ('待处理', '跟进中')) stored,
    -- Which lists of words it was read with.
    reader integer not null,
    stale integer not null default 0
) strict;
-- The orders, each with all one can filter by: what is asked is answered out of one of them. What we said ourselves is never listed.
create index comment_state_urgent on comment_state
    (open desc, level desc, due is null, due, comment desc, status, intent, owner, batch) where ours = 0;
create index comment_state_due on comment_state
    (open desc, due is null, due, level desc, comment desc, status, intent, owner, batch) where ours = 0;
create index comment_state_new on comment_state
    (at desc, comment desc, open, level, due, status, intent, owner, batch) where ours = 0;
create index comment_state_liked on comment_state
    (likes desc, comment desc, open, level, due, status, intent, owner, batch) where ours = 0;
create index comment_state_thread on comment_state (thread);
create index comment_state_stale on comment_state (comment) where stale = 1;

create table comment_aspect (
    comment integer not null references comment (no) on delete cascade,
    aspect text not null,
    sign integer not null,
    primary key (comment, aspect, sign)
) strict, without rowid;
create index comment_aspect_aspect on comment_aspect (aspect, sign, comment);

create table comment_asked (
    comment integer not null references comment (no) on delete cascade,
    kind text not null,
    text text not null,
    primary key (comment, kind, text)
) strict, without rowid;
create index comment_asked_text on comment_asked (kind, text, comment);

create trigger comment_said_otherwise after update of text, likes, level, author, note_key, published_at, parent on comment
when (new.text, new.likes, new.level, new.author, new.note_key, new.published_at, new.parent)
    is not (old.text, old.likes, old.level, old.author, old.note_key, old.published_at, old.parent) begin
    update comment_state set stale = 1 where comment = new.no;
end;
create trigger comment_changed_hands after update of batch on comment when new.batch is not old.batch begin
    update comment_state set batch = new.batch where comment = new.no;
end;

create trigger handling_made after insert on handling begin
    update comment_state set status = coalesce(new.status, auto_status), owner = new.owner, due = coalesce(new.due, auto_due)
        where comment = (select no from comment where key = new.comment_key);
end;
create trigger handling_changed after update of status, owner, due on handling begin
    update comment_state set status = coalesce(new.status, auto_status), owner = new.owner, due = coalesce(new.due, auto_due)
        where comment = (select no from comment where key = new.comment_key);
end;
create trigger handling_removed after delete on handling begin
    update comment_state set status = auto_status, owner = '', due = auto_due
        where comment = (select no from comment where key = old.comment_key);
end;
