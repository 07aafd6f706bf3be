-- The survey: an answer can grow after the first page, so its sealed body has a version; and what somebody
-- wrote that no category was heard in waits for a person.

alter table answers add column version bigint not null default 1;
alter table answers add column unsorted boolean not null default false;

create index answers_unsorted on answers (community_id, answered_at) where unsorted;
