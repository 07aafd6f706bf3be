-- Bringing a spreadsheet in the browser: what its columns hold is sealed with the file while it waits, a run can
-- be taken up again where it broke off, and a row that could not be read knows its line.
alter table uploads drop column mapping;
alter table uploads add column mapping_sealed bytea;
alter table imports add column trial boolean not null default false;
alter table imports add column size_bytes bigint not null default 0;
alter table imports add column read_bytes bigint not null default 0;
alter table imports add column remarks text not null default '';
alter table imports add column trouble text;
alter table imports add column leased_until bigint;
alter table imports add column headers_sealed bytea;
alter table import_reports add column line_number bigint not null default 0;
create index imports_in_order on imports (community_id, begun_at);
create index uploads_lapsing on uploads (community_id, expires_at);
