-- +goose Up
create table account (
  id text primary key, name text not null unique, role text not null, hash text not null, subject text not null,
  made integer not null) without rowid;
create unique index account_subject on account (subject) where subject <> '';
create table session (
  hash text primary key, account text not null references account (id) on delete cascade, made integer not null,
  seen integer not null, origin text not null, agent text not null) without rowid;
create index session_account on session (account);
create table token (
  id text primary key, account text not null references account (id) on delete cascade, label text not null,
  hash text not null, role text not null, made integer not null, expires integer not null, used integer) without rowid;
create index token_account on token (account);
create table act (
  n integer primary key autoincrement, at integer not null, who text not null, what text not null, object text not null,
  origin text not null, detail text not null);
create index act_who on act (who, n);
-- +goose Down
drop table act; drop table token; drop table session; drop table account;
