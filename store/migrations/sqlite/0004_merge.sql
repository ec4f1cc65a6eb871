-- Every edition of a record is a small piece of the full-text index; eight of a
-- size, not four, are merged into one, which is half the writing.
-- +goose Up
insert into found_text (found_text, rank) values ('automerge', 8);
-- +goose Down
insert into found_text (found_text, rank) values ('automerge', 4);
