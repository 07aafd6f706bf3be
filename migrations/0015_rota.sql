-- Programs: rotas. A series, its roles and its dates; every place on a date is an opening. Names of series and roles
-- are words of the community and say nothing about a person.

create table series (
    community_id text not null references communities (id) on delete cascade,
    id text not null,
    name text not null,
    place text not null,
    area_id text,
    category_id text,
    recurrence text not null,
    minutes bigint not null check (minutes > 0),
    known_least bigint not null,
    children bigint not null,
    children_each bigint not null,
    taps boolean not null,
    state text not null,
    made_by text,
    created_at bigint not null,
    changed_at bigint not null,
    primary key (community_id, id),
    foreign key (community_id, area_id) references areas (community_id, id),
    foreign key (community_id, category_id) references categories (community_id, id)
);

create table series_roles (
    community_id text not null,
    id text not null,
    series_id text not null,
    name text not null,
    least bigint not null,
    most bigint not null,
    newcomers bigint not null,
    position bigint not null,
    primary key (community_id, id),
    foreign key (community_id, series_id) references series (community_id, id) on delete cascade
);

create index series_roles_of on series_roles (community_id, series_id, position);

create table series_dates (
    community_id text not null,
    id text not null,
    series_id text not null,
    original text not null,
    begins_at bigint not null,
    ends_at bigint not null,
    state text not null,
    sequence bigint not null,
    started_at bigint,
    arrived_at bigint,
    uncovered_at bigint,
    alarmed_at bigint,
    changed_at bigint not null,
    primary key (community_id, id),
    unique (community_id, series_id, original),
    foreign key (community_id, series_id) references series (community_id, id) on delete cascade
);

create index series_dates_in_time on series_dates (community_id, begins_at);
create index series_dates_of on series_dates (community_id, series_id, begins_at);

create table date_places (
    community_id text not null,
    date_id text not null,
    role_id text not null,
    opening_id text not null,
    primary key (community_id, date_id, role_id),
    foreign key (community_id, date_id) references series_dates (community_id, id) on delete cascade,
    foreign key (community_id, role_id) references series_roles (community_id, id) on delete cascade,
    foreign key (community_id, opening_id) references openings (community_id, id) on delete cascade
);

create index date_places_by_opening on date_places (community_id, opening_id);

create table series_standing (
    community_id text not null,
    series_id text not null,
    role_id text not null,
    neighbor_id text not null,
    since_at bigint not null,
    primary key (community_id, series_id, role_id, neighbor_id),
    foreign key (community_id, series_id) references series (community_id, id) on delete cascade,
    foreign key (community_id, role_id) references series_roles (community_id, id) on delete cascade,
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade
);

create index series_standing_of on series_standing (community_id, neighbor_id);

-- Those who would step in, and those who rely on it.
create table series_people (
    community_id text not null,
    series_id text not null,
    neighbor_id text not null,
    bond text not null,
    since_at bigint not null,
    primary key (community_id, series_id, neighbor_id, bond),
    foreign key (community_id, series_id) references series (community_id, id) on delete cascade,
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade
);

create index series_people_of on series_people (community_id, neighbor_id);

create table away (
    community_id text not null,
    neighbor_id text not null,
    from_day text not null,
    to_day text not null,
    made_at bigint not null,
    primary key (community_id, neighbor_id, from_day),
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade
);

create table covers (
    community_id text not null,
    id text not null,
    date_id text not null,
    role_id text not null,
    opening_id text not null,
    pledge_id text,
    neighbor_id text,
    asking_id text not null,
    stage text not null,
    state text not null,
    made_at bigint not null,
    closed_at bigint,
    primary key (community_id, id),
    foreign key (community_id, date_id) references series_dates (community_id, id) on delete cascade,
    foreign key (community_id, opening_id) references openings (community_id, id) on delete cascade,
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade
);

create index covers_open on covers (community_id, state, made_at);
create index covers_of_date on covers (community_id, date_id, state);
create index covers_by_pledge on covers (community_id, pledge_id);

-- Calendars that somebody follows by a secret link: of their own dates when no series is named. Making the link anew
-- counts one up.
create table feeds (
    community_id text not null,
    neighbor_id text not null,
    series_id text not null,
    epoch bigint not null,
    made_at bigint not null,
    primary key (community_id, neighbor_id, series_id),
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade
);

-- What was decided about two who helped each other again and again: a series was made of it, or none is wanted.
create table series_ideas (
    community_id text not null,
    helper_id text not null,
    needer_id text not null,
    category_id text not null,
    series_id text,
    decided_at bigint not null,
    primary key (community_id, helper_id, needer_id, category_id),
    foreign key (community_id, helper_id) references neighbors (community_id, id) on delete cascade,
    foreign key (community_id, needer_id) references neighbors (community_id, id) on delete cascade
);
