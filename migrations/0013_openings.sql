-- Holding: openings and pledges. What may be promised stands in opening_room, a row for each opening, or for each
-- of its days: the database itself refuses to count past the room there is. The day is '' where an opening is not
-- taken by days, and 'out' where it is counted how much of a thing is out of the house.

create table openings (
    community_id text not null references communities (id) on delete cascade,
    id text not null,
    program text not null,
    subject_id text not null,
    room bigint not null check (room >= 0),
    slot text not null,
    begins_at bigint,
    ends_at bigint,
    gap_days bigint not null check (gap_days >= 0),
    state text not null,
    created_at bigint not null,
    changed_at bigint not null,
    primary key (community_id, id),
    check (ends_at >= begins_at)
);

create index openings_of on openings (community_id, program, subject_id);
create index openings_in_time on openings (community_id, program, begins_at);

create table opening_room (
    community_id text not null,
    opening_id text not null,
    day text not null,
    room bigint not null,
    taken bigint not null,
    primary key (community_id, opening_id, day),
    foreign key (community_id, opening_id) references openings (community_id, id) on delete cascade,
    check (taken >= 0 and taken <= room)
);

create table pledges (
    community_id text not null,
    id text not null,
    opening_id text not null,
    neighbor_id text not null,
    quantity bigint not null check (quantity > 0),
    from_day text,
    to_day text,
    clear_day text,
    state text not null,
    single boolean not null,
    until bigint,
    begun_at bigint,
    news boolean not null,
    made_at bigint not null,
    changed_at bigint not null,
    primary key (community_id, id),
    foreign key (community_id, opening_id) references openings (community_id, id) on delete cascade,
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade,
    check (to_day >= from_day and clear_day >= to_day)
);

create unique index pledges_single on pledges (community_id, opening_id, neighbor_id) where single;
create index pledges_of_opening on pledges (community_id, opening_id, state, clear_day);
create index pledges_of_neighbor on pledges (community_id, neighbor_id, state, changed_at);
create index pledges_lapsing on pledges (community_id, state, until);
create index pledges_with_news on pledges (community_id, changed_at) where news;

create table pledge_steps (
    community_id text not null,
    pledge_id text not null,
    step bigint not null,
    state text not null,
    by_id text,
    at bigint not null,
    primary key (community_id, pledge_id, step),
    foreign key (community_id, pledge_id) references pledges (community_id, id) on delete cascade
);
