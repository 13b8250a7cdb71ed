-- The content matrix. Lists that are always read whole (phases, targets, goals) are JSON beside their campaign.
create table product (
    id text primary key,
    name text not null,
    category text,
    cycle integer check (cycle between 0 and 3650),
    claims text not null default '[]',
    remark text not null default '',
    sample integer not null default 0,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;

create table campaign (
    id text primary key,
    name text not null,
    start_day text not null,
    end_day text not null,
    budget real,
    products text not null default '[]',
    phases text not null default '[]',
    targets text not null default '[]',
    crowds text not null default '[]',
    goals text not null default '[]',
    remark text not null default '',
    sample integer not null default 0,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;

create table live (
    id text primary key,
    campaign_id text not null references campaign (id) on delete cascade,
    day text not null,
    title text not null,
    product_id text references product (id) on delete set null,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create index live_campaign on live (campaign_id);
create index live_product on live (product_id) where product_id is not null;

create table slot (
    no integer primary key autoincrement,
    id text not null unique,
    campaign_id text not null references campaign (id) on delete cascade,
    account_id text references account (id) on delete set null,
    product_id text references product (id) on delete set null,
    title text not null default '',
    content_type text,
    crowd text,
    route text,
    filed integer,
    day text,
    -- Its Monday.
    week text generated always as (date(day, 'weekday 0', '-6 days')) stored,
    clock text,
    status text not null check (status in ('选题', '初稿', '一审', '终审', '待发', '已发', '复盘')),
    owner text not null default '',
    price real,
    draft_id text references draft (id) on delete set null,
    note_id text references note (id) on delete set null,
    live_id text references live (id) on delete set null,
    before integer,
    fixed integer not null default 0,
    remark text not null default '',
    sample integer not null default 0,
    -- Counts up with every change: planner.matrix.board reads anew what is greater than what it knows.
    rev integer not null default 0,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create index slot_rev on slot (rev);
create index slot_campaign on slot (campaign_id, day);
create index slot_account on slot (account_id, day) where account_id is not null;
create index slot_draft on slot (draft_id) where draft_id is not null;
create index slot_note on slot (note_id) where note_id is not null;
create index slot_live on slot (live_id) where live_id is not null;
create index slot_product on slot (product_id) where product_id is not null;

create table slot_keyword (
    slot integer not null references slot (no) on delete cascade,
    place integer not null,
    key text not null,
    text text not null,
    role text not null check (role in ('核心', '长尾')),
    primary key (slot, place)
) strict, without rowid;
create index slot_keyword_key on slot_keyword (key, slot);

create table matrix_revision (
    noun text primary key,
    rev integer not null
) strict, without rowid;
insert into matrix_revision (noun, rev) values ('slot', 0), ('account', 0);

-- Numbers of slots that were taken back altogether.
create table slot_gone (
    slot integer primary key,
    rev integer not null
) strict;
create index slot_gone_rev on slot_gone (rev);

create trigger slot_made after insert on slot begin
    update matrix_revision set rev = rev + 1 where noun = 'slot';
    update slot set rev = (select rev from matrix_revision where noun = 'slot') where no = new.no;
end;
create trigger slot_changed after update of campaign_id, account_id, product_id, content_type, crowd, route, day, clock,
    status, owner, price, note_id, deleted_at on slot begin
    update matrix_revision set rev = rev + 1 where noun = 'slot';
    update slot set rev = (select rev from matrix_revision where noun = 'slot') where no = new.no;
end;
create trigger slot_removed after delete on slot begin
    update matrix_revision set rev = rev + 1 where noun = 'slot';
    insert or replace into slot_gone (slot, rev)
        select old.no, rev from matrix_revision where noun = 'slot';
end;
create trigger slot_keyword_made after insert on slot_keyword begin
    update matrix_revision set rev = rev + 1 where noun = 'slot';
    update slot set rev = (select rev from matrix_revision where noun = 'slot') where no = new.slot;
end;
create trigger slot_keyword_removed after delete on slot_keyword begin
    update matrix_revision set rev = rev + 1 where noun = 'slot';
    update slot set rev = (select rev from matrix_revision where noun = 'slot') where no = old.slot;
end;
create trigger account_made_for_matrix after insert on account begin
    update matrix_revision set rev = rev + 1 where noun = 'account';
end;
create trigger account_changed_for_matrix after update of name, fans, role, batch, merged_into on account begin
    update matrix_revision set rev = rev + 1 where noun = 'account';
end;
create trigger account_removed_for_matrix after delete on account begin
    update matrix_revision set rev = rev + 1 where noun = 'account';
end;
create trigger batch_changed_for_matrix after update of state, hidden, deleted_at on batch begin
    update matrix_revision set rev = rev + 1 where noun = 'account';
end;

-- Who did what, when and why. Rows are only ever added.
create table approval (
    id text primary key,
    slot_id text not null,
    before text,
    after text not null,
    who text not null,
    why text not null default '',
    -- Of the draft's text as it was then: a later one was not approved.
    digest text,
    created_at text not null
) strict;
create index approval_slot on approval (slot_id, id);
create trigger approval_kept before update on approval begin
    select raise(abort, 'the log is only ever added to');
end;

-- A gate a person let pass, with the reason. A slot that is taken back and brought again finds it again, so it hangs loosely.
create table waiver (
    id text primary key,
    slot_id text not null,
    gate text not null,
    reason text not null,
    who text not null,
    -- Of the text it was said of; NULL: it holds whatever becomes of the text.
    digest text,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create index waiver_slot on waiver (slot_id);

-- What a lead says of one sentence of a draft.
create table annotation (
    id text primary key,
    slot_id text not null,
    field text not null check (field in ('title', 'body')),
    quote text not null,
    start integer not null,
    text text not null,
    who text not null,
    done integer not null default 0,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create index annotation_slot on annotation (slot_id);
