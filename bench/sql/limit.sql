-- The least that an event-sourced transition of a case can cost in SQL alone: no command ids, no order, no digests.
drop schema if exists lim cascade;
create schema lim;
create table lim.cases (id bigint primary key, service int not null, status text not null, version int not null, body jsonb not null, updated_at timestamptz not null default now());
create table lim.events (case_id bigint not null, version int not null, type text not null, data jsonb not null, at timestamptz not null default now(), primary key (case_id, version));
create table lim.outbox (id bigserial primary key, case_id bigint not null, topic text not null, data jsonb not null, at timestamptz not null default now());
insert into lim.cases select i, i % 40, 'submitted', 0, jsonb_build_object('title', 'Application ' || i, 'text', repeat('made up ', 60)), now() from generate_series(1, :cases) i;
create index on lim.cases (service, status, updated_at);
