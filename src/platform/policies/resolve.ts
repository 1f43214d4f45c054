import type { Resource } from '../rights.ts';
import type { Hat } from './hat.ts';
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

/** Which of the ids gathered by relation a list asks for, as a condition on `known`: pupils; none asks for nobody. */
function pupilsOf(list: List, hat: Hat): string | undefined {
  const relations = pairs(list, hat).map(relationOf);
  if (!list.whole) return `${asked(list)}known.relation = any(${array(relations)})`;
  const whole = readsWhole(list.resource).filter((relation) => relations.includes(relation));
  if (whole.length === 0) return undefined;
  // with a place in a course nothing is open as a whole
  return `known.relation = any(${array(whole)}) and not known.bound`;
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
 * The relations held, narrowed to the page's pupil, and the reaches they open – each table read once. Ids are written
 * out once for each relation, and put together once for all lists that ask for the same: a coach of 26 pupils who
 * teaches them opens three hundred. Doubles are harmless in `= any` and cheaper than sorting.
 */
export function resolve(resources: readonly Resource[], hat: Hat): string {
  if (hat.alone !== undefined) return resolveAlone(resources, hat, hat.alone);
  const { shape, kept } = shapeOf(resources, (list) => {
    if (pairs(list, hat).length === 0) return undefined;
    return isReach(list) ? reachesOf(list, hat) : pupilsOf(list, hat);
  });
  const inPartOfAny = lists(resources)
    .filter(isReach)
    .flatMap((list) => inPart(list, hat))
    .map((pair) => `'${relationOf(pair)}'`);
  const lookedFor =
    inPartOfAny.length === 0
      ? 'writes'
      : `(writes or near.relation in (${[...new Set(inPartOfAny)].join(', ')}))`;
  const gathered = (from: 'known' | 'alike') =>
    kept
      .map((holds, n) => ({ holds, name: `list_${n + 1}` }))
      .filter(({ holds }) => holds.includes(`${from}.`))
      .map(
        ({ holds, name }) => `'{' || string_agg(${from}.ids, ',') filter (where ${holds}) || '}' as ${name}`,
      )
      .join(',\n        ');
  const reaches = gathered('alike');
  return `    with near as materialized (
      select * from (
${hat.held}
      ) held where subject is null or pupil = subject
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
        join school.reach on reach.school_id = s.school_id and reach.pupil_id = near.pupil where near.enrolment is null
          and ${lookedFor}
    ), alike as materialized (
      select reached.key, reached.bound, string_agg(reached.id::text, ',') as ids from reached
      group by reached.key, reached.bound
    )
    select case when subject is null then '{}' else
        array(select distinct near.relation || coalesce(':' || near.enrolment, '') from near) end,
      array[${kept.map((_, n) => `list_${n + 1}`).join(', ')}]
      into held_here, kept
      from (select ${gathered('known')} from known) people${
        reaches === '' ? '' : `, (select ${reaches} from alike) reaches`
      };
    shape := '${shape}';
${hat.duties === undefined ? '' : `    duties_here := array(${hat.duties});\n`}`;
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
  return `    held_here := '{${relation}}';
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

/**
 * What is written now may hang on a place that came in since: its reaches are made before they are looked for
 * (0035_reach_when_needed.sql), by whoever holds a relation with the pupil in a hat that writes, and by nobody else.
 */
export function complete(resources: readonly Resource[], hat: Hat): string {
  const writes = (list: List) => list.verb === 'write' && isReach(list) && pairs(list, hat).length > 0;
  if (!lists(resources).some(writes)) return '';
  const [whose, held] =
    hat.alone === undefined
      ? ['subject', ` from (\n${hat.held}\n      ) held where held.pupil = subject limit 1`]
      : ['s.person_id', ''];
  return `    if s.places_due and session_user = 'app_member' then
      perform app.complete_reaches(s.school_id, ${whose})${held};
    end if;
`;
}
