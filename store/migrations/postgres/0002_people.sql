-- +goose Up
create table account (
  id text primary key, name text not null unique, role text not null, hash text not null, subject text not null,
  made bigint not null);
create unique index account_subject on account (subject) where subject <> '';
create table session (
  hash text primary key, account text not null references account (id) on delete cascade, made bigint not null,
  seen bigint not null, origin text not null, agent text not null);
create index session_account on session (account);
create table token (
  id text primary key, account text not null references account (id) on delete cascade, label text not null,
  hash text not null, role text not null, made bigint not null, expires bigint not null, used bigint);
create index token_account on token (account);
create table act (
  n bigint generated always as identity primary key, at bigint not null, who text not null, what text not null,
  object text not null, origin text not null, detail text not null);
create index act_who on act (who, n);
-- +goose Down
drop table act, token, session, account;
