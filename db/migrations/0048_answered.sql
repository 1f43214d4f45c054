-- A key comes with its answer since both are written at the end of a press; before, an answer came later and might not.
delete from school.request_key where answer is null;
alter table school.request_key alter column answer set not null;
