-- What two people showed each other when they were introduced, as it was then, sealed with the key of whoever
-- showed it; and which text messages were heard, so that none is heard twice.

create table shown (
    community_id text not null,
    id text not null,
    neighbor_id text not null,
    contact_sealed bytea,
    primary key (community_id, id, neighbor_id),
    foreign key (community_id, id) references matches (community_id, id) on delete cascade,
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade
);

create table heard (
    hash text primary key,
    at bigint not null
);
