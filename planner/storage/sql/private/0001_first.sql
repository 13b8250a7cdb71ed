-- Contacts and prices of creators: readable by the owner only, never searched, never exported unless asked.
create table private_detail (
    account_id text not null,
    name text not null,
    batch_id text not null,
    value text not null,
    created_at text not null,
    primary key (account_id, name, batch_id)
) strict, without rowid;
create index private_detail_batch on private_detail (batch_id);
