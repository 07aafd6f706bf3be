-- Messages: what somebody wrote back by text message waits, sealed with their own key, beside the task
-- to call them.

alter table outbox add column words_sealed bytea;

create index outbox_by_way on outbox (community_id, way, posting, due_at);
