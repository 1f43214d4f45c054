-- A tick changes the state of a goal, and an index that asks for the state made every tick write all seven indexes anew.
-- Nothing was found by it any more: a coach's group asks by its pupils. Room on the page lets a row be replaced beside
-- itself, and then no index is touched at all.
drop index school.goal_open;
alter table school.goal set (fillfactor = 90);
