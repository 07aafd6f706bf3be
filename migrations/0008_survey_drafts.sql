-- A survey that organizers are still changing. Neighbors see it once it is published as a version.

create table survey_drafts (
    community_id text not null references communities (id) on delete cascade,
    based_on bigint not null,
    definition text not null,
    changed_at bigint not null,
    primary key (community_id)
);
