import type { ComponentProps } from 'preact';
import { z } from 'zod';
import { dayInWords, hourInWords, nearDay } from '#platform/dates';
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
import { childNamed, children, recordsTaken } from './store.ts';

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
  queries: () => [whoLooked(), recordsTaken(), codesForMe({ days: 183 })],
  view: ({ who, input, rows: [looks, taken, codes], today }) => {
    if (input.of === null)
      return {
        title: words(who.language).looked.title,
        body: null,
        goTo: `/people/looked?of=${who.person}`,
      };
    if (input.of !== who.person) throw new Refusal('not-found');
    return lookedView({ who, of: who.person, child: undefined, rows: looks, taken, today, codes });
  },
});

const ofChild = page({
  path: '/people/looked',
  hats: ['guardian'],
  input: z.object({ of: maybeId }),
  subject: ({ of }) => of,
  queries: ({ of }) => [children(), childNamed({ pupil: of }), whoLooked(), recordsTaken()],
  view: ({ who, input, rows: [mine, child, looks, taken], today }) => {
    if (input.of === null) return chooseChild(who, mine);
    if (child === undefined) throw new Refusal('not-found');
    return lookedView({ who, of: child.id, child: child.given, rows: looks, taken, today });
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

type Looked = {
  readonly who: Who;
  readonly of: string;
  /** The name of a guardian’s child; nothing for a pupil’s own page. */
  readonly child: string | undefined;
  readonly rows: readonly Row[];
  readonly taken: readonly { readonly pupil: string; readonly at: Date; readonly why: string }[];
  readonly today: string;
  readonly codes?: ComponentProps<typeof ToldOfCodes>['codes'];
};

function lookedView({ who, of, child, rows, taken, today, codes = [] }: Looked): View {
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
        <Taken taken={taken.filter(({ pupil }) => pupil === of)} child={child} who={who} today={today} />
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

/** That the whole record left in the hands of the school, for what reason: a pupil never finds that out elsewhere. */
function Taken({ taken, child, who, today }: Pick<Looked, 'taken' | 'child' | 'who' | 'today'>) {
  const say = words(who.language).looked;
  if (taken.length === 0) return null;
  const whys = child === undefined ? say.whyTaken : say.whyTakenOf;
  return (
    <Section title={say.taken}>
      <ul class="looks">
        {taken.map(({ at, why }) => {
          const when = capital(nearDay(dayIn(who.zone, at), today, who.language));
          const reason = whys[why as keyof typeof whys] ?? whys.asked;
          return (
            <li>
              {child === undefined ? say.tookWhole(when, reason) : say.tookWholeOf(child, when, reason)}
            </li>
          );
        })}
      </ul>
      <p class="soft">{say.takenTwo}</p>
    </Section>
  );
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
