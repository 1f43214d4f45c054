-- What the columns of a school's own sheets are, by their heads: said once, and known the next time.
create table school.sheet_column (
  school_id uuid not null references shared.organisation (id),
  list text not null check (list in ('pupils', 'staff', 'guardians', 'lessons')),
  head text not null check (length(head) between 1 and 100),   -- small letters and digits
  field text not null check (length(field) <= 20),             -- empty: this column is left alone
  primary key (school_id, list, head)
);

-- The columns of one sheet are a longer answer than which school of a file is ours.
alter table school.upload drop constraint upload_chosen_check;
alter table school.upload add constraint upload_chosen_check check (length(chosen) <= 4000);
