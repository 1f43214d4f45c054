import type { ComponentProps } from 'preact';
import { z } from 'zod';
import { dayInWords, hourInWords } from '#platform/dates';
import { maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { type Page, page, type View, type Who } from '#platform/route';
import { dayIn } from '#platform/scope';
import { Card, Empty, PageHead, People, Prose, Section } from '#ui';
import { whoLooked } from '../store.ts';
import { ToldOfCodes } from '../told/pages.tsx';
import { codesForMe } from '../told/store.ts';
import { words } from '../words.ts';
import { byDay, type Day, type Look, shownTo } from './model.ts';
import { childNamed, children } from './store.ts';

type Row = ReturnType<ReturnType<typeof whoLooked>['read']>[number];

const looksOf = (rows: readonly Row[], who: Who): readonly Look[] =>
  rows.map(({ hour, reader, relation, given, family }) => ({
    day: dayIn(who.zone, hour),
    hour: hourInWords(hour, who.zone, who.language),
    reader,
    relation,
    name: given === null ? null : `${given} ${family ?? ''}`.trim(),
  }));

/** With the pupil in the address, for only a page about a pupil is given the names of their coach and teachers. */
const own = page({
  path: '/people/looked',
  hats: ['pupil'],
  input: z.object({ of: maybeId }),
  subject: ({ of }) => of,
  queries: () => [whoLooked(), codesForMe({ days: 183 })],
  view: ({ who, input, rows: [looks, codes], today }) => {
    if (input.of === null)
      return {
        title: words(who.language).looked.title,
        body: null,
        goTo: `/people/looked?of=${who.person}`,
      };
    if (input.of !== who.person) throw new Refusal('not-found');
    return lookedView(who, who.person, undefined, looks, today, codes);
  },
});

const ofChild = page({
  path: '/people/looked',
  hats: ['guardian'],
  input: z.object({ of: maybeId }),
  subject: ({ of }) => of,
  queries: ({ of }) => [children(), childNamed({ pupil: of }), whoLooked()],
  view: ({ who, input, rows: [mine, child, looks], today }) => {
    if (input.of === null) return chooseChild(who, mine);
    if (child === undefined) throw new Refusal('not-found');
    return lookedView(who, child.id, child.given, looks, today);
  },
});

type Child = ReturnType<ReturnType<typeof children>['read']>[number];

/** With one child of whom there is something to see we go there at once. */
function chooseChild(who: Who, mine: readonly Child[]): View {
  const say = words(who.language);
  const open = mine.filter(({ access }) => access === 'open');
  const link = (pupil: string) => `/people/looked?of=${pupil}`;
  const title = say.looked.title;
  if (open.length === 1) return { title, body: null, goTo: link(open[0]?.pupil ?? '') };
  return {
    title,
    width: 'narrow',
    body: (
      <>
        <PageHead title={open.length === 0 ? title : say.looked.children} />
        {open.length === 0 ? (
          <Empty title={say.looked.noChild}>{say.looked.noChildWhy}</Empty>
        ) : (
          <People
            id="children"
            label={say.looked.children}
            people={open.map(({ pupil, given, group }) => ({
              href: link(pupil),
              name: given ?? '',
              detail: group ?? undefined,
            }))}
          />
        )}
      </>
    ),
  };
}

function lookedView(
  who: Who,
  of: string,
  child: string | undefined,
  rows: readonly Row[],
  today: string,
  codes: ComponentProps<typeof ToldOfCodes>['codes'] = [],
): View {
  const say = words(who.language).looked;
  const looks = shownTo({ person: who.person, isGuardian: child !== undefined }, looksOf(rows, who));
  const days = byDay(looks);
  const title = child === undefined ? say.title : say.titleOf(child);
  return {
    title,
    width: 'narrow',
    sees: child === undefined ? say.sees : say.seesOf,
    body: (
      <>
        <PageHead title={title} under={child === undefined ? say.under : say.underOf(child)} />
        {days.length === 0 ? (
          <Empty title={say.none}>{say.noneWhy}</Empty>
        ) : (
          days.map((day) => <DayOfLooks day={day} who={who} today={today} child={child} />)
        )}
        {rows.length >= 200 && <p class="soft">{say.first(rows.length)}</p>}
        {codes.length > 0 && (
          <Section title={words(who.language).told.title}>
            <ToldOfCodes codes={codes} who={who} today={today} />
          </Section>
        )}
        <Card title={say.whatTitle}>
          <Prose>
            <p>{child === undefined ? say.what : say.whatOf}</p>
            <p>{child === undefined ? say.whatNot : say.whatNotOf(child)}</p>
          </Prose>
        </Card>
        <p>
          <a href={`/exchange/record?of=${of}`}>{say.take}</a>
        </p>
      </>
    ),
  };
}

function DayOfLooks(props: { day: Day; who: Who; today: string; child: string | undefined }) {
  const { day, who, today, child } = props;
  const say = words(who.language).looked;
  const as = child === undefined ? say.as : say.asOf;
  const role = (relation: string) => as[relation as keyof typeof as] ?? as.other;
  return (
    <Section title={capital(dayInWords(day.day, who.language, today))}>
      <ul class="looks">
        {day.lines.map((line) => (
          <li>
            <b>
              {line.reader === who.person
                ? say.you
                : line.name === null
                  ? capital(role(line.relation))
                  : say.one(line.name, role(line.relation))}
            </b>{' '}
            <span class="soft">{say.hours(line.hours)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

export const pages: readonly Page[] = [own, ofChild];
