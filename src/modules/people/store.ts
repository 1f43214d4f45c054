import { longestDays, restHours } from '#modules/identity';
import { maybe, moment, text, uuid } from '#platform/column';
import type { Held, Scope } from '#platform/policies';
import { sqlFor } from '#platform/statement';
import type { Relation } from './policy.ts';

const member = sqlFor('member');

/**
 * How the database finds out, at every request anew, which relations the signed-in person holds; nothing is cached,
 * so an ended relation ends the access on the next request (trust §5.4, rule 7). In the SQL, `s` is the sign-in,
 * `local_day` the day at the school, `open.subject` the pupil the page is about (or null).
 */
const relationRows = `school.relation where relation.school_id = s.school_id and relation.subject = s.person_id
        and local_day between relation.valid_from and relation.valid_until`;

/** What a member of staff does at this school: also decides which pages the navigation offers. */
const staff: Held = {
  duties: `select distinct relation.kind from ${relationRows}`,
  parts: [
    {
      of: ['coach'],
      rows: `select 'coach' as relation, relation.object as pupil, null::uuid as enrolment
        from ${relationRows} and relation.kind = 'coach'`,
    },
    {
      of: ['teaches'],
      rows: `select 'subjectTeacher' as relation, enrolment.pupil_id as pupil, enrolment.id as enrolment
        from school.relation join school.enrolment on enrolment.school_id = relation.school_id
          and enrolment.teaching_group_id = relation.object
          and local_day between enrolment.valid_from and enrolment.valid_until
        where relation.school_id = s.school_id and relation.subject = s.person_id and relation.kind = 'teaches'
          and local_day between relation.valid_from and relation.valid_until`,
    },
    {
      of: ['member', 'leads_team'],
      rows: `select case relation.kind when 'member' then 'teamMember' else 'teamLead' end as relation,
          pupil.id as pupil, null::uuid as enrolment
        from school.relation join school.base_group on base_group.school_id = relation.school_id
          and base_group.team_id = relation.object
        join school.pupil on pupil.school_id = relation.school_id and pupil.base_group_id = base_group.id
        where relation.school_id = s.school_id and relation.subject = s.person_id
          and relation.kind in ('member', 'leads_team')
          and local_day between relation.valid_from and relation.valid_until`,
    },
    {
      // a leader's list is the whole school: only for figures, or for the one pupil a page is about
      of: ['leads_school'],
      rows: `select 'schoolLeader' as relation, pupil.id as pupil, null::uuid as enrolment
        from school.pupil where pupil.school_id = s.school_id and (subject is not null or session_user = 'app_counts')`,
    },
  ],
  // a judge may have barred somebody from a child they also teach
  barred: {
    of: ['guardian'],
    pupils: `select relation.object from ${relationRows}
        and relation.kind = 'guardian' and relation.authority = 'blocked'`,
  },
};

const guardian: Held = {
  parts: [
    {
      rows: `select unnest(array_remove(case
            when age < 16 then array['guardianUnder16', case when week_open then 'guardianWeek' end]
            when age is null or age < 18 or renewed then array['guardianFrom16',
              case when opens_goals or (goals_open and (age is null or age < 18)) then 'guardianShared' end,
              case when opens_week then 'guardianWeek' end]
            else '{}'::text[] end, null)) as relation, pupil, null::uuid as enrolment
        from (
          select relation.object as pupil, relation.renewed, school_setting.week_open,
            date_part('year', age(local_day, birth.born)) as age,
            pupil.opens_goals, school_setting.goals_open, pupil.opens_week
          from school.relation
          join school.pupil on pupil.school_id = relation.school_id and pupil.id = relation.object
          join school.school_setting on school_setting.school_id = relation.school_id
          left join school.birth on birth.school_id = relation.school_id and birth.person_id = relation.object
          where relation.school_id = s.school_id and relation.subject = s.person_id and relation.kind = 'guardian'
            and relation.authority = 'full' and relation.confirmed_at <= at
            and local_day between relation.valid_from and relation.valid_until
        ) child`,
    },
  ],
};

const idle = (hat: Parameters<typeof restHours>[0]) => `${restHours(hat)} hours`;

/** Handed to the platform by main: who is let in through which role, and what they can hold (first-slice §8). */
export const scopeOf: Scope = {
  longest: `${longestDays} days`,
  hats: {
    pupil: { role: 'app_member', idle: idle('pupil'), relations: ['self'], alone: 'self', held: null },
    guardian: {
      role: 'app_member',
      idle: idle('guardian'),
      relations: ['guardianUnder16', 'guardianFrom16', 'guardianWeek', 'guardianShared'],
      held: guardian,
      tellsHats: true,
    },
    staff: {
      role: 'app_member',
      idle: idle('staff'),
      relations: ['coach', 'subjectTeacher', 'teamMember', 'teamLead', 'schoolLeader'],
      held: staff,
    },
    administrator: { role: 'app_school', idle: idle('administrator'), relations: [], held: null },
    office: { role: 'app_network', idle: idle('office'), relations: [], held: null },
  },
  // the coaches and teachers of the pupil a page is about; guardians learn of the coach only
  cards: `select relation.subject from school.relation where relation.school_id = s.school_id
        and relation.object = any(cards) and relation.kind = 'coach'
        and local_day between relation.valid_from and relation.valid_until
      union all
      select relation.subject from school.enrolment join school.relation on relation.school_id = enrolment.school_id
        and relation.object = enrolment.teaching_group_id and relation.kind = 'teaches'
        and local_day between relation.valid_from and relation.valid_until
      where enrolment.school_id = s.school_id and enrolment.pupil_id = any(cards) and s.hat <> 'guardian'
        and local_day between enrolment.valid_from and enrolment.valid_until`,
};

/**
 * Whose rows, in a statement with an input `pupil`: those of the pupil a page is about, or of the pupil who is signed in. A
 * `coalesce` here would keep the planner from the index (0.3 → 87 ms: it may not pass the row policy), a `case` does not.
 */
export const whose = 'case when $pupil is null then app.actor() else $pupil end';
/** And that input. */
export const ofPupil = { pupil: maybe(uuid) } as const;

/** Every base group of the school by name, also those without pupils. */
export const baseGroups = sqlFor('member', 'school').many(
  'people.base_groups',
  'select id, name from school.base_group where school_id = app.school_id() order by name',
  { out: { id: uuid, name: text } },
);

/**
 * One line in the access log for a look at a pupil; nothing for a look at oneself or at somebody out of reach. The
 * relation that let the reader in is the one the scope was opened with.
 */
export const lookedAt = member.change(
  'people.looked_at',
  `insert into school.access_log (school_id, pupil_id, hour, reader, class, relation)
   select app.school_id(), seen.pupil, date_trunc('hour', app.now()), app.actor(), 'K3', app.relation()
   from (select $pupil as pupil) seen
   where seen.pupil = any(app.reads_card()) and seen.pupil <> app.actor()
   on conflict do nothing`,
  { in: { pupil: uuid } },
);

/** The same for a coach's list: one line for each pupil shown (trust §5.5). */
export const lookedAtGroup = member.change(
  'people.looked_at_group',
  `insert into school.access_log (school_id, pupil_id, hour, reader, class, relation)
   select app.school_id(), relation.object, date_trunc('hour', app.now()), app.actor(), 'K3', 'coach'
   from school.relation
   where relation.school_id = app.school_id() and relation.subject = app.actor() and relation.kind = 'coach'
     and app.today() between relation.valid_from and relation.valid_until
     and relation.object = any(app.reads_card())
   on conflict do nothing`,
);

/** And for a team lead: one line for each pupil of the own team. */
export const lookedAtTeam = member.change(
  'people.looked_at_team',
  `insert into school.access_log (school_id, pupil_id, hour, reader, class, relation)
   select app.school_id(), pupil.id, date_trunc('hour', app.now()), app.actor(), 'K3', 'teamLead'
   from school.relation
   join school.base_group on base_group.school_id = app.school_id() and base_group.team_id = relation.object
   join school.pupil on pupil.school_id = app.school_id() and pupil.base_group_id = base_group.id
   where relation.school_id = app.school_id() and relation.subject = app.actor() and relation.kind = 'leads_team'
     and app.today() between relation.valid_from and relation.valid_until
     and pupil.id = any(app.reads_card())
   on conflict do nothing`,
);

/**
 * The same for a list that another module reads: one line for each pupil its `select` finds, in the relation that let
 * the reader in. Whoever shows the list hands over which pupils stand on it.
 */
export const lookedAtThose = (name: string, relation: Relation, pupils: string) =>
  member.change(
    name,
    `insert into school.access_log (school_id, pupil_id, hour, reader, class, relation)
     select app.school_id(), pupil.id, date_trunc('hour', app.now()), app.actor(), 'K3', '${relation}'
     from school.pupil
     where pupil.school_id = app.school_id() and pupil.id = any(array(${pupils}))
     on conflict do nothing`,
  );

/** The same for a list of pupils of whom the reader may be the coach, a teacher, or a colleague of their team. */
export const lookedAtByColleague = (name: string, pupils: string) =>
  member.change(
    name,
    `insert into school.access_log (school_id, pupil_id, hour, reader, class, relation)
     select app.school_id(), pupil.id, date_trunc('hour', app.now()), app.actor(), 'K3',
       case when pupil.id = any(app.reads_access()) then 'coach'
         when exists (select from school.relation join school.enrolment on enrolment.school_id = app.school_id()
           and enrolment.teaching_group_id = relation.object and enrolment.pupil_id = pupil.id
           where relation.school_id = app.school_id() and relation.subject = app.actor() and relation.kind = 'teaches'
             and app.today() between relation.valid_from and relation.valid_until) then 'subjectTeacher'
         else 'teamMember' end
     from school.pupil
     where pupil.school_id = app.school_id() and pupil.id = any(array(${pupils})) and pupil.id <> app.actor()
     on conflict do nothing`,
  );

/** Who looked at a pupil, newest first: when, in which relation, and the name when the pupil knows that person. */
export const whoLooked = member.many(
  'people.who_looked',
  `select access_log.pupil_id, access_log.hour, access_log.reader, access_log.relation, person.given, person.family
   from school.access_log
   left join school.person on person.school_id = access_log.school_id and person.id = access_log.reader
   where access_log.school_id = app.school_id() and access_log.pupil_id = any(app.reads_looked())
   order by access_log.hour desc limit 200`,
  {
    out: {
      pupil: uuid,
      hour: moment,
      reader: uuid,
      relation: text,
      given: maybe(text),
      family: maybe(text),
    },
  },
);
