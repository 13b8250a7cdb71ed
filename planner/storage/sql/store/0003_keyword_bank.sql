-- The keyword bank: words a person means to write about, and how far that has come. A word taken out of the bank keeps its
-- status, so that it can be put back as it was. A change of status is no news for what is learned: updated_at stays.
alter table keyword add column status text check (status in ('待写', '已排', '已覆盖'));
alter table keyword add column banked_at text;
alter table keyword add column unbanked_at text;
create index keyword_bank on keyword (banked_at) where status is not null;
-- Research knows keywords without their blanks.
create index keyword_dense on keyword (replace(key, ' ', ''));
