-- A neighborhood that begins with a spreadsheet has no name and no zone yet. Until somebody gives it both, no
-- letter leaves. What came out of a spreadsheet before, and that nobody looks after, is asked for them too.
alter table communities add column named boolean not null default true;

update communities set named = false
where zone = 'UTC' and not exists (select 1 from roles where roles.community_id = communities.id);
