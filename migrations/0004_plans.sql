-- The latest plan of each community: the needs it left open, and why, in numbers.

create table plans (
    community_id text not null references communities (id) on delete cascade,
    made_at bigint not null,
    open text not null,
    primary key (community_id)
);
