-- The board: filters are answered from the index alone.

drop index listings_on_board;

create index listings_on_board on listings (community_id, side, state, urgency, created_at, id, category_id, area_id);
