-- How often a file was begun without coming to an end: the server died of it, or with it. After three times it is left
-- alone, and told.
alter table school.upload add column tries smallint not null default 0;
