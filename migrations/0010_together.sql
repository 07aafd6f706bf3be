-- Together: who answered for somebody they phoned, thanks from each of the two, messages that organizers
-- passed on, and what became of a problem that was reported.

alter table matches add column helper_by text;
alter table matches add column needer_by text;
alter table matches add column helper_thanked_at bigint;
alter table matches add column needer_thanked_at bigint;
alter table matches add column relayed_at bigint;

-- Until now it was only kept that one of the two sent thanks; the letter says to whom.
update matches set helper_thanked_at = thanked_at
where thanked_at is not null and exists (
    select 1 from outbox o
    where o.community_id = matches.community_id and o.neighbor_id = matches.needer_id
      and o.letter = 'thanked' and o.about_id = matches.id
);
update matches set needer_thanked_at = thanked_at
where thanked_at is not null and exists (
    select 1 from outbox o
    where o.community_id = matches.community_id and o.neighbor_id = matches.helper_id
      and o.letter = 'thanked' and o.about_id = matches.id
);

alter table reports add column closed_at bigint;
alter table reports add column closed_by text;
alter table reports add column done text not null default '';
alter table reports add column closing_sealed bytea;

create index reports_open on reports (community_id, closed_at, at);
