-- Holding: asking. A ladder and those who stand on it. Introductions ask by it too: what was being asked when this
-- came goes on where it was.

create table askings (
    community_id text not null references communities (id) on delete cascade,
    id text not null,
    program text not null,
    subject_id text not null,
    letter text not null,
    wanted bigint not null check (wanted > 0),
    found bigint not null check (found >= 0),
    rung bigint not null check (rung > 0),
    urgency bigint,
    needed_at bigint,
    state text not null,
    created_at bigint not null,
    changed_at bigint not null,
    primary key (community_id, id)
);

create index askings_about on askings (community_id, program, subject_id, created_at);
create index askings_by_state on askings (community_id, program, state, changed_at);

create table asked (
    community_id text not null,
    asking_id text not null,
    place bigint not null,
    neighbor_id text not null,
    about_id text not null,
    brings bigint not null check (brings > 0),
    said text not null,
    asked_at bigint,
    until bigint,
    answered_at bigint,
    primary key (community_id, asking_id, place),
    foreign key (community_id, asking_id) references askings (community_id, id) on delete cascade,
    foreign key (community_id, neighbor_id) references neighbors (community_id, id) on delete cascade
);

create unique index asked_once on asked (community_id, asking_id, neighbor_id, about_id);
create index asked_about on asked (community_id, about_id, said);
create index asked_awaited on asked (community_id, said, until);
create index asked_of on asked (community_id, neighbor_id, said, asked_at);

-- The helpers of a need stand on one ladder, which takes its id from the need.
insert into askings (community_id, id, program, subject_id, letter, wanted, found, rung, urgency, needed_at, state, created_at, changed_at)
select m.community_id, m.need_id, 'introductions', m.need_id, 'ask-helper', n.quantity,
       cast(sum(case when m.state = 'asked_second' then m.quantity else 0 end) as bigint), 1, n.urgency, null, 'climbing',
       min(m.changed_at), max(m.changed_at)
from matches m join listings n on n.community_id = m.community_id and n.id = m.need_id
where m.state in ('asked_first', 'asked_second')
group by m.community_id, m.need_id, n.quantity, n.urgency;

insert into asked (community_id, asking_id, place, neighbor_id, about_id, brings, said, asked_at, until, answered_at)
select m.community_id, m.need_id, row_number() over (partition by m.community_id, m.need_id order by m.created_at, m.id), m.helper_id, m.id, m.quantity,
       case when m.state = 'asked_second' then 'yes' else 'asked' end, m.asked_at,
       case when m.state = 'asked_second' then null else m.until end, case when m.state = 'asked_second' then m.changed_at else null end
from matches m where m.state in ('asked_first', 'asked_second');

-- Whoever needs something and is asked about a helper stands on a ladder alone, which takes its id from the match.
insert into askings (community_id, id, program, subject_id, letter, wanted, found, rung, urgency, needed_at, state, created_at, changed_at)
select m.community_id, m.id, 'introductions', m.id, 'ask-needer', 1, 0, 1, n.urgency, null, 'climbing', m.changed_at, m.changed_at
from matches m join listings n on n.community_id = m.community_id and n.id = m.need_id
where m.state = 'asked_second';

insert into asked (community_id, asking_id, place, neighbor_id, about_id, brings, said, asked_at, until, answered_at)
select m.community_id, m.id, 1, m.needer_id, m.id, 1, 'asked', m.changed_at, m.until, null
from matches m where m.state = 'asked_second';

drop index matches_waiting;
alter table matches drop column until;
create index matches_by_state on matches (community_id, state);
