-- Human columns of accounts: imports never touch them. Prices, rebate and contact are in the private file.
alter table account add column persona text not null default '';
alter table account add column skills text not null default '';
alter table account add column tone text not null default '';
alter table account add column avoid text not null default '';
-- Notes a month, days between two notes for us.
alter table account add column capacity integer check (capacity between 0 and 1000);
alter table account add column cooldown integer check (cooldown between 0 and 365);
alter table account add column health text;
-- What a person calls the category, shown in the place of what imports say.
alter table account add column own_category text;
-- Two rows that are one account: this one is shown as a part of another. Both keep their snapshots.
alter table account add column merged_into integer references account (no) on delete set null;
create index account_merged on account (merged_into) where merged_into is not null;
