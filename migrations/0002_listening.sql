-- Listening: the survey in all its versions, and the answers.

create table surveys (
    community_id text not null references communities (id) on delete cascade,
    version bigint not null,
    definition text not null,
    published_by text,
    published_at bigint not null,
    primary key (community_id, version)
);

create table answers (
    community_id text not null,
    id text not null,
    neighbor_id text not null,
    survey_version bigint not null,
    form_id text not null,
    form_hash text not null,
    body_sealed bytea,
    language text not null,
    source text not null,
    taken_by text,
    answered_at bigint not null,
    primary key (community_id, id),
    unique (community_id, form_id),
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade,
    foreign key (community_id, survey_version) references surveys (community_id, version)
);

create index answers_of on answers (community_id, neighbor_id, answered_at);
