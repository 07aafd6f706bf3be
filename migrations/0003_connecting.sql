-- Connecting: offers and needs, matches, introductions; and the spreadsheets that brought some of them.

create table listings (
    community_id text not null,
    id text not null,
    neighbor_id text not null,
    side text not null,
    category_id text not null,
    version bigint not null,
    note_sealed bytea,
    often text not null,
    quantity bigint not null check (quantity > 0),
    promised bigint not null check (promised >= 0 and promised <= quantity),
    area_id text,
    times bigint not null,
    languages text not null,
    language_matters boolean not null,
    radius bigint,
    remote boolean not null,
    wants_known boolean not null,
    urgency bigint not null,
    due text,
    state text not null,
    source text not null,
    answer_id text,
    created_at bigint not null,
    changed_at bigint not null,
    still_asked_at bigint,
    expires_at bigint not null,
    primary key (community_id, id),
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade,
    foreign key (community_id, category_id) references categories (community_id, id),
    foreign key (community_id, area_id) references areas (community_id, id)
);

create index listings_on_board on listings (community_id, side, state, urgency, created_at, id);
create index listings_of on listings (community_id, neighbor_id);
create index listings_in on listings (community_id, category_id, state);
create index listings_lapsing on listings (community_id, state, expires_at);

create table matches (
    community_id text not null,
    id text not null,
    need_id text not null,
    offer_id text not null,
    needer_id text not null,
    helper_id text not null,
    quantity bigint not null check (quantity > 0),
    state text not null,
    held boolean not null,
    reasons text not null,
    softened text not null,
    softened_by text,
    until bigint,
    helper_shows text,
    needer_shows text,
    helper_outcome text,
    needer_outcome text,
    follow_up_at bigint,
    follow_ups bigint not null,
    thanked_at bigint,
    asked_at bigint,
    created_at bigint not null,
    changed_at bigint not null,
    primary key (community_id, id),
    foreign key (community_id, need_id) references listings (community_id, id) on delete cascade,
    foreign key (community_id, offer_id) references listings (community_id, id) on delete cascade,
    foreign key (community_id, needer_id) references neighbors (community_id, id) on delete cascade,
    foreign key (community_id, helper_id) references neighbors (community_id, id) on delete cascade
);

create unique index matches_held_once on matches (community_id, need_id, offer_id) where held;
create index matches_of_need on matches (community_id, need_id, state);
create index matches_of_offer on matches (community_id, offer_id, state);
create index matches_waiting on matches (community_id, state, until);
create index matches_asked on matches (community_id, asked_at);
create index matches_following on matches (community_id, state, follow_up_at);

create table reports (
    community_id text not null,
    id text not null,
    match_id text,
    neighbor_id text not null,
    note_sealed bytea,
    at bigint not null,
    seen_at bigint,
    primary key (community_id, id),
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade
);

create table uploads (
    community_id text not null references communities (id) on delete cascade,
    id text not null,
    name_sealed bytea not null,
    bytes bigint not null,
    mapping text,
    by_id text,
    made_at bigint not null,
    expires_at bigint not null,
    primary key (community_id, id)
);

create table upload_parts (
    community_id text not null,
    upload_id text not null,
    part bigint not null,
    body_sealed bytea not null,
    primary key (community_id, upload_id, part),
    foreign key (community_id, upload_id) references uploads (community_id, id) on delete cascade
);

create table mappings (
    community_id text not null references communities (id) on delete cascade,
    headers_hash text not null,
    name text not null,
    definition text not null,
    saved_at bigint not null,
    primary key (community_id, headers_hash)
);

create table imports (
    community_id text not null references communities (id) on delete cascade,
    id text not null,
    upload_id text,
    state text not null,
    rows_seen bigint not null,
    imported bigint not null,
    unchanged bigint not null,
    reported bigint not null,
    people bigint not null,
    needs bigint not null,
    offers bigint not null,
    by_id text,
    begun_at bigint not null,
    ended_at bigint,
    primary key (community_id, id)
);

create table imported_rows (
    community_id text not null references communities (id) on delete cascade,
    row_hash text not null,
    import_id text not null,
    neighbor_id text,
    primary key (community_id, row_hash)
);

create table import_reports (
    community_id text not null,
    import_id text not null,
    row_number bigint not null,
    column_number bigint not null,
    reason text not null,
    cells_sealed bytea,
    primary key (community_id, import_id, row_number, column_number, reason),
    foreign key (community_id, import_id) references imports (community_id, id) on delete cascade
);
