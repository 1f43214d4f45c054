-- The school comes first in every index, in these of 0010_forget.sql as well: a cluster is cut along it.
drop index school.access_log_hour_idx;
drop index school.journal_at_idx;
create index on school.access_log using brin (school_id, hour);
create index on school.journal using brin (school_id, at);
