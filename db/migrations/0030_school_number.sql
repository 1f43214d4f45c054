-- The number under which the administration knows the school itself: a delivery of changes names it and tells no more.
alter table school.external_id drop constraint external_id_kind_check;
alter table school.external_id add constraint external_id_kind_check
  check (kind in ('person', 'group', 'class', 'year', 'period', 'school'));
