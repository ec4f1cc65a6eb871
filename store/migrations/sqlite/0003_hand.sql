-- +goose Up
alter table article add column home text not null default '';
create index article_home on article (home, seq) where home <> '';
-- +goose Down
drop index article_home;
alter table article drop column home;
