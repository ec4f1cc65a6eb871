-- +goose Up
create table counter (name text primary key, value integer not null) without rowid;
create table item (
  seq integer primary key, raw text not null unique, location text not null, url text not null, media text not null,
  hints text not null, observed integer, body blob not null, state text not null, why text not null default '',
  tries integer not null default 0);
create index item_state on item (state, seq);
create table article (
  seq integer primary key, id text not null, location text not null, url text not null, canonical text not null,
  outlet text not null, publisher text not null, family text not null, title text not null, byline text not null,
  language text not null, published text not null, day text not null, text blob not null, doc blob not null,
  key blob not null, reader text not null, revises text not null, story text not null);
create index article_id on article (id);
create index article_story on article (story, seq);
create index article_canonical on article (canonical, seq) where canonical <> '';
create table move (
  seq integer not null, n integer not null, kind text not null, article text not null, story text not null,
  other text not null, reasons text not null, primary key (seq, n)) without rowid;
create index move_article on move (article, seq);
create index move_story on move (story, seq);
create index move_other on move (other, seq) where other <> '';
create table story (
  id text primary key, title text not null, redirect text not null, line text not null, articles integer not null,
  origins integer not null, first integer, last integer, version integer not null, composed integer not null) without rowid;
create index story_last on story (coalesce(last, 0) desc, id);
create index story_line on story (line, id) where line <> '';
create index story_stale on story (id) where version > composed and redirect = '';
create table edition (
  story text not null, version integer not null, dossier blob not null, primary key (story, version)) without rowid;
create table note (kind text not null, key text not null, value text not null, primary key (kind, key)) without rowid;
create table found (
  id integer primary key, kind text not null, ref text not null, story text not null, day text not null,
  title text not null, body text not null, unique (kind, ref));
create index found_story on found (story, kind);
create virtual table found_text using fts5 (
  title, body, outlet, person, place, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='3');
-- +goose Down
drop table found_text; drop table found; drop table note; drop table edition; drop table story; drop table move;
drop table article; drop table item; drop table counter;
