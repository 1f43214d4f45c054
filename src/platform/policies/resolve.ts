import type { Resource } from '../rights.ts';
import type { Hat, Held } from './hat.ts';
import { isReach, type List, lists, readsWhole } from './lists.ts';

/** `relation:sort` pairs that a verb on a resource needs, among the relations a hat can hold at all. */
const pairs = ({ resource, verb }: List, hat: Hat): string[] =>
  Object.entries(resource.lines).flatMap(([sort, line]) =>
    (line[verb] ?? [])
      .filter((relation) => hat.relations.includes(relation))
      .map((relation) => `${relation}:${sort}`),
  );
const relationOf = (pair: string): string => pair.split(':')[0] as string;

/** When a list is asked for: a page that only shows needs none of what may be written, and figures alone those to count. */
const asked = ({ verb }: List): string =>
  verb === 'write' ? 'writes and ' : verb === 'count' ? "session_user = 'app_counts' and " : '';

/**
 * The pairs of a list that a page that only shows looks for as reaches; where all is open it goes by the pupil. An
 * action is told every reach it opens, since each row that it writes names one.
 */
const inPart = (list: List, hat: Hat): string[] => {
  const whole = readsWhole(list.resource);
  return list.verb === 'write' ? [] : pairs(list, hat).filter((pair) => !whole.includes(relationOf(pair)));
};

const array = (texts: readonly string[]): string => `'{${[...new Set(texts)].join(',')}}'`;

/** With a place in a course nothing is open as a whole. */
const notByPlace = ' and not known.bound';

/** Which of the ids gathered by relation a list asks for, as a condition on `known`: pupils; none asks for nobody. */
function pupilsOf(list: List, hat: Hat): string | undefined {
  const relations = pairs(list, hat).map(relationOf);
  if (!list.whole) return `${asked(list)}known.relation = any(${array(relations)})`;
  const whole = readsWhole(list.resource).filter((relation) => relations.includes(relation));
  if (whole.length === 0) return undefined;
  return `known.relation = any(${array(whole)})${notByPlace}`;
}

/** And on `alike`: reaches. A place in a course opens its own, whatever the relation opens of a whole pupil. */
function reachesOf(list: List, hat: Hat): string {
  const [every, part] = [pairs(list, hat), inPart(list, hat)];
  const all = `alike.key = any(${array(every)})`;
  if (list.verb === 'write' || part.length === every.length) return `${asked(list)}${all}`;
  const told = `(alike.bound or writes) and ${all}`;
  return part.length === 0 ? told : `(${told} or alike.key = any(${array(part)}))`;
}

/**
 * The relations held, narrowed to the page's pupil, and what they open. Ids are written out once for each relation, and
 * put together once for all lists that ask for the same: a coach of 26 pupils who teaches them opens three hundred.
 * Doubles are harmless in `= any` and cheaper than sorting.
 */
export function resolve(resources: readonly Resource[], hat: Hat): string {
  if (hat.alone !== undefined) return resolveAlone(resources, hat, hat.alone);
  if (hat.held === null) return '';
  const { shape, kept } = shapeOf(resources, (list) => {
    if (pairs(list, hat).length === 0) return undefined;
    return isReach(list) ? reachesOf(list, hat) : pupilsOf(list, hat);
  });
  const inPartOfAny = lists(resources)
    .filter(isReach)
    .flatMap((list) => inPart(list, hat))
    .map(relationOf);
  const looked = inPartOfAny.length === 0 ? undefined : array(inPartOfAny);
  const told = (from: readonly ('known' | 'alike')[], isLeft: (holds: string) => boolean = () => false) => {
    const tells = (table: string, holds: string) => holds.includes(`${table}.`) && !isLeft(holds);
    const gathered = from.map((table) => {
      const ids = kept.flatMap((holds, n) =>
        tells(table, holds)
          ? `'{' || string_agg(${table}.ids, ',') filter (where ${holds}) || '}' as list_${n + 1}`
          : [],
      );
      return `(select ${ids.join(',\n        ')} from ${table}) of_${table}`;
    });
    const name = (holds: string, n: number) =>
      from.some((table) => tells(table, holds)) ? `list_${n + 1}` : 'null';
    return `select array[${kept.map(name).join(', ')}] into kept
        from ${gathered.join(', ')};`;
  };
  const near = 'unnest(ties, tied, places) near (relation, pupil, enrolment)';
  const withReaches = `with near as materialized (
        select * from ${near}
      ), known as materialized (
        select near.relation, near.enrolment is not null as bound, string_agg(near.pupil::text, ',') as ids
        from near group by near.relation, near.enrolment is not null
      ), reached as (
        select reach.id, near.relation || ':' || reach.sort as key, true as bound from near
          join school.reach on reach.school_id = s.school_id and reach.enrolment_id = near.enrolment
        union all
        select reach.id, near.relation || ':end', true from near
          join school.reach on reach.school_id = s.school_id and reach.pupil_id = near.pupil and reach.sort = 'end'
            and reach.enrolment_id is null
          where near.enrolment is not null
        union all
        select reach.id, near.relation || ':' || reach.sort, false from near
          join school.reach on reach.school_id = s.school_id and reach.pupil_id = near.pupil
          where near.enrolment is null and ${looked === undefined ? 'writes' : `(writes or near.relation = any(${looked}))`}
      ), alike as materialized (
        select reached.key, reached.bound, string_agg(reached.id::text, ',') as ids from reached
        group by reached.key, reached.bound
      )
      ${told(['known', 'alike'])}`;
  const found =
    looked !== undefined
      ? `    ${withReaches}`
      : `    -- reaches are read where somebody writes or holds a place in a course
    if writes or array_remove(places, null) <> '{}' then
      ${withReaches}
    else
      with known as materialized (
        select near.relation, string_agg(near.pupil::text, ',') as ids from ${near} group by near.relation
      )
      ${told(['known'], (holds) => holds.startsWith('writes ')).replaceAll(notByPlace, '')}
    end if;`;
  return `${gather(resources, hat, hat.held)}    if subject is not null then
      held_here := array(select distinct near.relation || coalesce(':' || near.enrolment, '') from ${near});
    end if;
${found}
    shape := '${shape}';
`;
}

/** What is held, part by part, and the reaches of places that came in since (0035_reach_when_needed.sql). */
function gather(resources: readonly Resource[], hat: Hat, { duties, parts, barred }: Held): string {
  const asked = (of: readonly string[] | undefined, then: string) =>
    duties === undefined || of === undefined
      ? then
      : `if duties_here && ${array(of)} then\n${then}    end if;\n`;
  const found = parts.map(({ of, rows }) =>
    asked(
      of,
      `      select ties || array_agg(held.relation), tied || array_agg(held.pupil), places || array_agg(held.enrolment)
        into ties, tied, places from (${rows}
      ) held where open.subject is null or held.pupil = open.subject;\n`,
    ),
  );
  const kept =
    barred &&
    asked(
      barred.of,
      `      select coalesce(array_agg(held.relation), '{}'), coalesce(array_agg(held.pupil), '{}'), array_agg(held.enrolment)
        into ties, tied, places from unnest(ties, tied, places) held (relation, pupil, enrolment)
        where held.pupil <> all(array(${barred.pupils}));\n`,
    );
  return [
    ...(duties === undefined ? [] : [`duties_here := array(${duties});\n`]),
    ...found,
    ...(kept === undefined ? [] : [kept]),
    ...(writesReaches(resources, hat) ? [complete('subject', 'subject = any(tied) and ')] : []),
  ]
    .map((line) => `    ${line}`)
    .join('');
}

/** The same for somebody who only ever sees their own: their id, and one look at their reaches where these are asked for. */
function resolveAlone(resources: readonly Resource[], hat: Hat, relation: string): string {
  const told = (writes: boolean): string => {
    const { shape, kept } = shapeOf(resources, (list) => {
      const every = pairs(list, hat);
      if (every.length === 0 || list.verb === 'count' || (list.verb === 'write' && !writes)) return undefined;
      if (!isReach(list)) return 'mine';
      const sorts = (writes ? every : inPart(list, hat)).map((pair) => pair.slice(relation.length + 1));
      if (sorts.length === 0) return undefined;
      return `'{' || string_agg(reach.id::text, ',') filter (where reach.sort = any(${array(sorts)})) || '}'`;
    });
    const looks = kept.some((ids) => ids.includes('reach.'));
    const from = `from school.reach where reach.school_id = s.school_id and reach.pupil_id = s.person_id`;
    const filled = `array[${kept.join(', ')}]`;
    return `${looks ? `select ${filled} into kept ${from}` : `kept := ${filled}`};
      shape := '${shape}';`;
  };
  return `${writesReaches(resources, hat) ? `    ${complete('s.person_id')}` : ''}    held_here := '{${relation}}';
    mine := '{' || s.person_id || '}';
    if writes then
      ${told(true)}
    else
      ${told(false)}
    end if;
`;
}

/**
 * All lists in their order as one text to be filled in, and what fills it, each once and the cards first. A list that
 * nothing fills stays empty, which costs nothing and lets nothing in.
 */
export function shapeOf(resources: readonly Resource[], filled: (list: List) => string | undefined) {
  const [cards, ...others] = lists(resources) as [List, ...List[]];
  const kept = [filled(cards) ?? 'null'];
  const places = others.map((list) => {
    const ids = filled(list);
    if (ids === undefined) return '';
    // the door adds to the cards, so they are shared with no other list
    const known = kept.indexOf(ids, 1);
    return `%${known === -1 ? kept.push(ids) : known + 1}$s`;
  });
  return { shape: ['%1$s', ...places].join('|'), kept };
}

const writesReaches = (resources: readonly Resource[], hat: Hat): boolean =>
  lists(resources).some((list) => list.verb === 'write' && isReach(list) && pairs(list, hat).length > 0);

/**
 * What is written now may hang on a place that came in since: its reaches are made before they are looked for
 * (0035_reach_when_needed.sql), by whoever holds a relation with the pupil in a hat that writes, and by nobody else.
 */
const complete = (
  whose: string,
  held = '',
): string => `if s.places_due and ${held}session_user = 'app_member' then
      perform app.complete_reaches(s.school_id, ${whose});
    end if;
`;
