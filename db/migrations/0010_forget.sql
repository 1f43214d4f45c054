-- When somebody's last hat at the school ended; null while they wear one. Hats themselves go ninety days later, and a
-- person two years, so the day must be kept somewhere else than on the hat.
alter table school.person add column left_on date;

-- What is deleted by age is written in the order of time: these indexes are a few kilobytes and cost a write nothing.
create index on school.access_log using brin (hour);
create index on school.journal using brin (at);
