-- +goose Up
create table counter (name text primary key, value bigint not null);
create table item (
  seq bigint primary key, raw text not null unique, location text not null, url text not null, media text not null,
  hints text not null, observed bigint, body bytea not null, state text not null, why text not null default '',
  tries integer not null default 0);
create index item_state on item (state, seq);
create table article (
  seq bigint primary key, id text not null, location text not null, url text not null, canonical text not null,
  outlet text not null, publisher text not null, family text not null, title text not null, byline text not null,
  language text not null, published text not null, day text not null, text bytea not null, doc bytea not null,
  key bytea not null, reader text not null, revises text not null, story text not null);
create index article_id on article (id);
create index article_story on article (story, seq);
create index article_canonical on article (canonical, seq) where canonical <> '';
create table move (
  seq bigint not null, n integer not null, kind text not null, article text not null, story text not null,
  other text not null, reasons text not null, primary key (seq, n));
create index move_article on move (article, seq);
create index move_story on move (story, seq);
create index move_other on move (other, seq) where other <> '';
create table story (
  id text primary key, title text not null, redirect text not null, line text not null, articles integer not null,
  origins integer not null, first bigint, last bigint, version bigint not null, composed bigint not null);
create index story_last on story (coalesce(last, 0) desc, id);
create index story_line on story (line, id) where line <> '';
create index story_stale on story (id) where version > composed and redirect = '';
create table edition (
  story text not null, version bigint not null, dossier bytea not null, primary key (story, version));
create table note (kind text not null, key text not null, value text not null, primary key (kind, key));
create table found (
  id bigint generated always as identity primary key, kind text not null, ref text not null, story text not null,
  day text not null, title text not null, body text not null, words tsvector not null, unique (kind, ref));
create index found_story on found (story, kind);
create index found_words on found using gin (words);
-- +goose Down
drop table found, note, edition, story, move, article, item, counter;
