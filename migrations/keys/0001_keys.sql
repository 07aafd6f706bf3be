-- The key store, kept apart from the data. A key is wrapped by the install's key. Once a key is gone,
-- what it sealed is unreadable in every copy of the data. A tombstone says who was forgotten, so that
-- an old backup forgets them again when it is restored.

create table neighbor_keys (
    id text primary key,
    wrapped bytea not null,
    made_at bigint not null
);

create table tombstones (
    community_id text not null,
    neighbor_id text not null,
    key_id text not null,
    at bigint not null,
    primary key (community_id, neighbor_id)
);

create table install_secrets (
    name text primary key,
    wrapped bytea not null
);
