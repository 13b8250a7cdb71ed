-- What a shop says of a product: its home page, its detail page, its automatic answers. A person pasted it or took it from a file.
create table landing_text (
    id text primary key,
    product_id text not null references product (id) on delete cascade,
    place text not null check (place in ('首页', '详情页', '客服自动回复')),
    name text not null default '',
    text text not null,
    -- The file it came from; empty for what was pasted.
    source text not null default '',
    sample integer not null default 0,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create index landing_text_product on landing_text (product_id);

-- A point of the checklist that a person has settled: "承诺 保湿" or "关键词 干皮面霜". The texts may say otherwise later, the tick stays.
create table landing_tick (
    id text primary key,
    product_id text not null references product (id) on delete cascade,
    point text not null,
    state text not null check (state in ('已补', '不用补')),
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
create unique index landing_tick_point on landing_tick (product_id, point);

-- What was forecast of a draft before it came out: the last forecast beside a score that was kept. What is published keeps it, so that
-- it can be graded.
create table draft_forecast (
    id text primary key,
    draft_id text not null unique references draft (id) on delete cascade,
    percentile real not null check (percentile between 0 and 100),
    low real not null,
    high real not null,
    notes integer not null,
    rho real,
    created_at text not null,
    updated_at text not null,
    deleted_at text
) strict;
