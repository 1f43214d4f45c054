import { day, int, maybe, oneOf, small, text, uuid } from '#platform/column';
import { type Cell, counted, withheld } from '#platform/small-numbers';
import { type Query, sqlFor } from '#platform/statement';
import { quietOf, talkStates } from '../talk/model.ts';

const member = sqlFor('member');
const counts = sqlFor('counts');

/** The talks of the last twelve weeks with the pupils whose talks the reader may know of: a team lead those of the team. */
export const talksKnown = member.many(
  'coaching.coverage.talks',
  `select pupil_id, monday, state, minutes from school.talk
   where school_id = app.school_id() and monday between app.today() - 84 and app.today() and state <> 'planned'`,
  {
    out: { pupil: uuid, monday: day, state: oneOf(...talkStates), minutes: maybe(small) },
  },
);

/** Whom to talk to about a team, for who leads the school; for all others nobody. */
export const teamLeads = member.many(
  'coaching.coverage.leads',
  `select team, name, given, family from app.team_leads()`,
  { out: { team: uuid, name: text, given: maybe(text), family: maybe(text) } },
);

const weekly = counts.many(
  'coaching.coverage.weekly',
  `with week as materialized (
     select (date_trunc('week', app.today()::timestamp)::date - 7 * n) as monday from generate_series(0, 11) n
   ), team as materialized (
     select base_group, team from app.team_groups()
   ), placed as materialized (
     select id, base_group_id from school.pupil where school_id = app.school_id() and left_on is null
       and id = any((select app.counts_talk())::uuid[])
   ), coached as materialized (
     select object, valid_from, valid_until from school.relation
     where school_id = app.school_id() and kind = 'coach' and valid_until >= app.today() - 84
   ), spoken as materialized (
     select pupil_id, monday, state, minutes from school.talk
     where school_id = app.school_id() and monday >= app.today() - 90 and state <> 'planned'
   ), here as (
     select distinct team.team, week.monday, placed.id
     from placed join coached on coached.object = placed.id left join team on team.base_group = placed.base_group_id
     join week on coached.valid_from <= week.monday + 4 and coached.valid_until >= week.monday
   )
   select here.team, here.monday, count(*)::int,
     (count(*) filter (where spoken.state in ('held', 'replaced')))::int,
     (count(*) filter (where spoken.state = 'missed_coach'))::int,
     (count(*) filter (where spoken.state = 'missed_pupil'))::int,
     coalesce(sum(spoken.minutes) filter (where spoken.state in ('held', 'replaced')), 0)::int
   from here left join spoken on spoken.pupil_id = here.id and spoken.monday = here.monday
   group by here.team, here.monday order by here.monday`,
  {
    out: {
      team: maybe(uuid),
      monday: day,
      of: int,
      held: int,
      missedCoach: int,
      missedPupil: int,
      minutes: int,
    },
  },
);

const longQuiet = counts.many(
  'coaching.coverage.quiet',
  `with team as materialized (
     select base_group, team from app.team_groups()
   ), placed as materialized (
     select id, base_group_id from school.pupil where school_id = app.school_id() and left_on is null
       and id = any((select app.counts_talk())::uuid[])
   ), coached as materialized (
     select object, min(valid_from) as valid_from from school.relation
     where school_id = app.school_id() and kind = 'coach' and app.today() between valid_from and valid_until
     group by object
   ), spoken as materialized (
     select pupil_id, monday from school.talk
     where school_id = app.school_id() and state in ('held', 'replaced') and monday >= app.today() - 120
   ), last as (
     select pupil_id, max(monday) as monday from spoken group by pupil_id
   )
   select team.team, coalesce(last.monday + 7, date_trunc('week', coached.valid_from::timestamp)::date), count(*)::int
   from placed join coached on coached.object = placed.id left join team on team.base_group = placed.base_group_id
   left join last on last.pupil_id = placed.id
   group by 1, 2`,
  { out: { team: maybe(uuid), since: day, pupils: int } },
);

export type TeamWeek = {
  readonly monday: string;
  readonly held: Cell;
  readonly missedCoach: number;
  readonly missedPupil: number;
  readonly minutes: number;
};
export type TeamFigures = { readonly team: string; readonly weeks: readonly TeamWeek[] };

/**
 * How many talks were held, per team and week: figures about the work of staff, which have no floor inside the school for
 * who leads it and never go below the team (first-slice §2). '' stands for pupils without a team.
 */
export function coverageByTeam(): Query<readonly TeamFigures[], 'counts'> {
  const query = weekly();
  return {
    ...query,
    read: (rows, changed) => {
      const teams = new Map<string, TeamWeek[]>();
      for (const row of query.read(rows, changed)) {
        const team = row.team ?? '';
        const weeks = teams.get(team) ?? [];
        teams.set(team, weeks);
        weeks.push({
          monday: row.monday,
          held: cell(row.held, row.of),
          missedCoach: row.missedCoach,
          missedPupil: row.missedPupil,
          minutes: row.held === 0 ? 0 : Math.round(row.minutes / row.held),
        });
      }
      return [...teams].map(([team, weeks]) => ({ team, weeks }));
    },
  };
}

/** Of every team how many pupils had no talk for four of these school weeks: a count, never a name. */
export type QuietByTeam = (weeks: readonly string[]) => ReadonlyMap<string, Cell>;

/** Which weeks are school weeks the calendar says, as it does for coach and team lead (`weeksWithout`). */
export function quietByTeam(): Query<QuietByTeam, 'counts'> {
  const query = longQuiet();
  return {
    ...query,
    read: (rows, changed) => {
      const found = query.read(rows, changed);
      return (weeks) => quietFrom(found, weeks);
    },
  };
}

function quietFrom(
  found: readonly { readonly team: string | null; readonly since: string; readonly pupils: number }[],
  weeks: readonly string[],
): ReadonlyMap<string, Cell> {
  const tallies = new Map<string, { count: number; of: number }>();
  for (const { team, since, pupils } of found) {
    const tally = tallies.get(team ?? '') ?? { count: 0, of: 0 };
    tallies.set(team ?? '', tally);
    const without = weeks.filter((monday) => monday >= since).length;
    tally.of += pupils;
    if (quietOf(without) === 'far') tally.count += pupils;
  }
  return new Map([...tallies].map(([team, { count, of }]) => [team, cell(count, of)]));
}

const cell = (count: number, of: number): Cell =>
  counted(new Map([['', { count, of }]]), 1).groups.get('') ?? withheld;
