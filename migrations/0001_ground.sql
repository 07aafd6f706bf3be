-- Ground: communities, people, the survey's answers, messages. One text for SQLite and PostgreSQL:
-- only text, bigint, boolean, double precision and bytea; times in microseconds UTC; JSON as text.
-- Columns that end in _sealed hold what only the neighbor's own key opens.

create table install (
    name text primary key,
    value text not null
);

create table communities (
    id text primary key,
    slug text not null unique,
    name text not null,
    zone text not null,
    country text not null,
    languages text not null,
    run_by text not null,
    about text not null,
    retention_days bigint not null,
    quiet_from bigint not null,
    quiet_to bigint not null,
    created_at bigint not null
);

create table areas (
    community_id text not null references communities (id) on delete cascade,
    id text not null,
    name text not null,
    name_folded text not null,
    position bigint not null,
    merged_into text,
    created_at bigint not null,
    primary key (community_id, id),
    foreign key (community_id, merged_into) references areas (community_id, id)
);

create unique index areas_by_name on areas (community_id, name_folded) where merged_into is null;

create table areas_touching (
    community_id text not null,
    area_id text not null,
    other_id text not null,
    primary key (community_id, area_id, other_id),
    foreign key (community_id, area_id) references areas (community_id, id) on delete cascade,
    foreign key (community_id, other_id) references areas (community_id, id) on delete cascade
);

create table categories (
    community_id text not null references communities (id) on delete cascade,
    id text not null,
    key text not null,
    category_group text not null,
    names text not null,
    hints text not null,
    words text not null,
    remote boolean not null,
    ask_by_itself boolean not null,
    retired boolean not null,
    position bigint not null,
    created_at bigint not null,
    primary key (community_id, id),
    unique (community_id, key)
);

create table neighbors (
    community_id text not null references communities (id) on delete cascade,
    id text not null,
    key_id text,
    version bigint not null,
    name_sealed bytea,
    phone_sealed bytea,
    email_sealed bytea,
    through_sealed bytea,
    notes_sealed bytea,
    phone_hash text,
    email_hash text,
    channel text not null,
    language text not null,
    speaks text not null,
    area_id text,
    times bigint not null,
    radius bigint,
    standing text not null,
    paused_until bigint,
    asks_a_week bigint not null,
    known boolean not null,
    link_epoch bigint not null,
    stopped text not null,
    source text not null,
    merged_into text,
    created_at bigint not null,
    touched_at bigint not null,
    primary key (community_id, id),
    foreign key (community_id, area_id) references areas (community_id, id)
);

create index neighbors_by_phone on neighbors (community_id, phone_hash);
create index neighbors_by_email on neighbors (community_id, email_hash);
create index neighbors_by_standing on neighbors (community_id, standing, touched_at);

create table roles (
    community_id text not null,
    neighbor_id text not null,
    role text not null,
    given_by text,
    given_at bigint not null,
    until bigint,
    primary key (community_id, neighbor_id, role),
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade
);

create table links (
    community_id text not null,
    hash text not null,
    purpose text not null,
    neighbor_id text,
    about_id text,
    made_at bigint not null,
    expires_at bigint,
    used_at bigint,
    primary key (community_id, hash),
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade
);

create index links_of on links (community_id, neighbor_id, purpose);

create table codes (
    community_id text not null,
    target_hash text not null,
    tries bigint not null,
    made_at bigint not null,
    expires_at bigint not null,
    primary key (community_id, target_hash)
);

create table sessions (
    community_id text not null,
    hash text not null,
    neighbor_id text not null,
    made_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null,
    primary key (community_id, hash),
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade
);

create index sessions_of on sessions (community_id, neighbor_id);

create table tallies (
    community_id text not null,
    about text not null,
    starts_at bigint not null,
    count bigint not null,
    primary key (community_id, about)
);

create table looks (
    community_id text not null,
    id text not null,
    neighbor_id text not null,
    looker_id text,
    fields text not null,
    reason text not null,
    at bigint not null,
    primary key (community_id, id),
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade
);

create index looks_at on looks (community_id, neighbor_id, at);

create table blocks (
    community_id text not null,
    neighbor_id text not null,
    blocked_id text not null,
    at bigint not null,
    primary key (community_id, neighbor_id, blocked_id),
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade,
    foreign key (community_id, blocked_id) references neighbors (community_id, id) on delete cascade
);

create table kinds_declined (
    community_id text not null,
    neighbor_id text not null,
    category_id text not null,
    at bigint not null,
    primary key (community_id, neighbor_id, category_id),
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade,
    foreign key (community_id, category_id) references categories (community_id, id)
);

create table merges (
    community_id text not null,
    id text not null,
    kept_id text not null,
    folded_id text not null,
    moved text not null,
    by_id text,
    at bigint not null,
    undone_at bigint,
    primary key (community_id, id),
    foreign key (community_id, kept_id) references neighbors (community_id, id) on delete cascade,
    foreign key (community_id, folded_id) references neighbors (community_id, id) on delete cascade
);

create table not_duplicates (
    community_id text not null,
    neighbor_id text not null,
    other_id text not null,
    at bigint not null,
    primary key (community_id, neighbor_id, other_id),
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade,
    foreign key (community_id, other_id) references neighbors (community_id, id) on delete cascade
);

create table outbox (
    community_id text not null,
    id text not null,
    neighbor_id text not null,
    letter text not null,
    way text not null,
    about_id text,
    once_key text not null,
    posting text not null,
    tries bigint not null,
    due_at bigint not null,
    leased_until bigint,
    made_at bigint not null,
    done_at bigint,
    trouble text,
    primary key (community_id, id),
    unique (community_id, once_key),
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade
);

create index outbox_due on outbox (posting, due_at);
create index outbox_of on outbox (community_id, neighbor_id, letter, made_at);

create table duties (
    name text primary key,
    last_at bigint not null,
    leased_until bigint
);
