import { z } from 'zod';
import {
  agreedOn,
  mayBeSecond,
  type SecondKind,
  secondWords,
  type SecondWord,
  waitingOn,
} from '#modules/people';
import { momentInWords } from '#platform/dates';
import { Refusal } from '#platform/refusal';
import { dayIn } from '#platform/scope';
import { type Page, page, type Parcel, parcel, type Who } from '#platform/route';
import { type Form, forms, tableFile, type TableToKeep } from '#platform/table-file';
import type { Language } from '#platform/words';
import { Actions, Button, Card, Cards, Hidden, LinkButton, PageHead, PostForm, Section } from '#ui';
import { words as recordWords } from '../record/words.ts';
import { lists, readsWork, secondOf, type Whole, wholes, works } from './model.ts';
import { bases, everybody, everyGoal, everyStep, lookedAtGoals, lookedAtSteps, places } from './store.ts';
import { exportRoster } from './work/actions.ts';
import { words } from './words.ts';

const hats = ['administrator', 'staff'] as const;

/** What can be taken along from here: lists, and the school itself when two people agree. */
const out = page({
  path: '/exchange/out',
  hats,
  queries: () => [secondWords()],
  view: ({ who, rows: [all], language, key, house }) => {
    const second = mayBeSecond(who);
    const taken = who.hat === 'administrator' ? lists : readsWork(who) ? works : [];
    if (!second && taken.length === 0) throw new Refusal('not-found');
    const say = words(language);
    return {
      title: say.title,
      width: 'middle',
      sees: second ? say.sees : say.seesWork,
      body: (
        <>
          <PageHead title={say.title} under={say.under} />
          {taken.length > 0 && (
            <Section title={say.tables}>
              <p class="soft">{say.tablesWhy}</p>
              <Cards>
                {taken.map((list) => (
                  <ListCard list={list} say={say} />
                ))}
              </Cards>
            </Section>
          )}
          {second && who.hat === 'staff' && (
            <Section title={say.one}>
              <p class="soft">{say.oneWhy}</p>
              <Actions>
                <LinkButton href="/exchange/record/of">{say.oneGo}</LinkButton>
              </Actions>
            </Section>
          )}
          {second && (
            <Section title={say.whole}>
              <p class="soft">{say.wholeWhy}</p>
              <div class="stack">
                {wholes.map((whole) => (
                  <Taking
                    whole={whole}
                    words={all.filter(({ mine }) => mine)}
                    who={who}
                    language={language}
                    requestKey={key()}
                    here={whole !== 'archive' || house.archive !== undefined}
                  />
                ))}
              </div>
            </Section>
          )}
        </>
      ),
    };
  },
});

/** One list, in both forms. */
function ListCard({ list, say }: { list: List; say: ReturnType<typeof words> }) {
  const { title, text } = say.lists[list];
  const way = (form: Form, label: string, name: string) => (
    <LinkButton href={`/exchange/out/${list}?as=${form}`} label={label} small download>
      {name}
    </LinkButton>
  );
  return (
    <Card title={title} level={3}>
      <p class="soft">{text}</p>
      <Actions>
        {way('xlsx', say.excelOf(title), say.excel)}
        {way('csv', say.csvOf(title), say.csv)}
      </Actions>
    </Card>
  );
}

type TakingProps = {
  whole: Whole;
  words: readonly SecondWord[];
  who: Who;
  language: Language;
  requestKey: string;
  /** This server can make it. */
  here: boolean;
};

/** Ask, wait, take: whichever of the three it is now. */
function Taking({ whole, words: own, who, language, requestKey, here }: TakingProps) {
  const say = words(language);
  const { title, text, ask, take } = say.wholes[whole];
  const waits = waitingOn(own, secondOf(whole));
  const agreed = agreedOn(own, secondOf(whole));
  const when = (at: Date) => momentInWords(at, who.zone, language);
  return (
    <Card title={title} level={3}>
      <p>{text}</p>
      {!here ? (
        <p class="soft">{say.notHere}</p>
      ) : agreed !== undefined ? (
        <>
          <p class="soft">
            {say.agreed(agreed.answerer ?? '', when(agreed.until))} {say.careful}
          </p>
          <Actions>
            <LinkButton href={`/exchange/out/${whole}`} rank="first" download>
              {take}
            </LinkButton>
          </Actions>
        </>
      ) : waits !== undefined ? (
        <>
          <p class="soft">{say.waits(when(waits.until))}</p>
          <Actions>
            <LinkButton href="/people/second">{say.see}</LinkButton>
          </Actions>
        </>
      ) : (
        <PostForm action="/exchange/out/ask" requestKey={requestKey} label={title}>
          <Hidden name="whole" value={whole} />
          <Actions>
            <Button>{ask}</Button>
          </Actions>
        </PostForm>
      )}
    </Card>
  );
}

/** The school of somebody for whom another person agreed; everybody else finds nothing. */
function schoolOf(who: Who, all: readonly SecondWord[], whole: Whole): string {
  const agreed = agreedOn(
    all.filter(({ mine }) => mine),
    secondOf(whole),
  );
  if (!mayBeSecond(who) || who.school === null || agreed === undefined) throw new Refusal('not-found');
  return who.school;
}

const roster = parcel({
  path: '/exchange/out/oneroster',
  hats,
  queries: () => [secondWords()],
  make: async ({ who, rows: [all], now, database }) => {
    const school = schoolOf(who, all, 'oneroster');
    const packed = await exportRoster(database, school, now);
    return {
      ...packed,
      type: 'application/zip',
      journal: [{ verb: 'exchange.taken', object: school, to: 'oneroster' }],
    };
  },
});

const archive = parcel({
  path: '/exchange/out/archive',
  hats,
  queries: () => [secondWords()],
  make: async ({ who, rows: [all], now, today, house }) => {
    const school = schoolOf(who, all, 'archive');
    if (house.archive === undefined) throw new Refusal('not-found');
    return {
      name: `${who.organisation.toLowerCase()}-${today}.leerkring.zip`,
      type: 'application/zip',
      bytes: await house.archive(school, now),
      journal: [{ verb: 'exchange.taken', object: school, to: 'archive' }],
    };
  },
});

type List = (typeof lists)[number] | (typeof works)[number];

const asked = z.object({ as: z.enum(forms) });
const keep = async (
  who: Who,
  language: Language,
  form: Form,
  list: List,
  table: Omit<TableToKeep, 'name'>,
) => ({
  ...(await tableFile({ ...table, name: words(language).lists[list].title.toLowerCase() }, form, language)),
  journal: [{ verb: 'exchange.taken', object: who.school ?? who.person, to: list }],
});

const people = parcel({
  path: '/exchange/out/people',
  hats: ['administrator'],
  input: asked,
  queries: () => [everybody()],
  make: ({ who, input, rows: [all], language }) => {
    const { columns, hat, yes, no } = words(language);
    return keep(who, language, input.as, 'people', {
      columns: [
        ...[columns.given, columns.family, columns.hats, columns.username, columns.signsIn],
        ...[columns.group, columns.coach, columns.born],
      ],
      rows: all.map((one) => [
        ...[one.given, one.family],
        one.hats.map((name) => hat[name as keyof typeof hat] ?? name).join(', '),
        ...[one.username, one.signsIn ? yes : no, one.group, one.coach, one.born],
      ]),
    });
  },
});

const groups = parcel({
  path: '/exchange/out/groups',
  hats: ['administrator'],
  input: asked,
  queries: () => [places()],
  make: ({ who, input, rows: [all], language }) => {
    const { columns, pupil, teacher } = words(language);
    return keep(who, language, input.as, 'groups', {
      columns: [
        ...[columns.lessons, columns.subject, columns.as, columns.given, columns.family],
        ...[columns.group, columns.from, columns.until],
      ],
      rows: all.map((one) => [
        ...[one.lesson, one.subject, one.teaches ? teacher : pupil, one.given, one.family],
        ...[one.group, one.from, one.until],
      ]),
    });
  },
});

const baseGroups = parcel({
  path: '/exchange/out/bases',
  hats: ['administrator'],
  input: asked,
  queries: () => [bases()],
  make: ({ who, input, rows: [all], language }) => {
    const { columns } = words(language);
    return keep(who, language, input.as, 'bases', {
      columns: [columns.group, columns.year, columns.level, columns.team, columns.pupils],
      rows: all.map(({ name, year, level, team, pupils }) => [name, year, level, team, pupils]),
    });
  },
});

/** Goals of all pupils whose goals the reader reads on our pages; that they looked is kept for each of them. */
const goals = parcel({
  path: '/exchange/out/goals',
  hats: ['staff'],
  input: asked,
  queries: () => [everyGoal()],
  looks: () => ({ as: 'goals taken', line: lookedAtGoals() }),
  make: ({ who, input, rows: [all], language }) => {
    if (!readsWork(who)) throw new Refusal('not-found');
    const { columns } = words(language);
    const said = valueIn(language);
    return keep(who, language, input.as, 'goals', {
      columns: [
        ...[columns.given, columns.family, columns.group, columns.kind, columns.goal, columns.course],
        ...[columns.measure, columns.due, columns.state, columns.setOn, columns.doneOn],
      ],
      rows: all.map((one) => [
        ...[one.given, one.family, one.group, said(one.kind), one.title, one.course],
        ...[one.measure, one.due, said(one.state), dayIn(who.zone, one.setAt)],
        one.doneAt === null ? null : dayIn(who.zone, one.doneAt),
      ]),
    });
  },
});

/** Steps begun and what was found about them, the same way. */
const steps = parcel({
  path: '/exchange/out/steps',
  hats: ['staff'],
  input: asked,
  queries: () => [everyStep()],
  looks: () => ({ as: 'steps taken', line: lookedAtSteps() }),
  make: ({ who, input, rows: [all], language }) => {
    if (!readsWork(who)) throw new Refusal('not-found');
    const { columns } = words(language);
    const said = valueIn(language);
    return keep(who, language, input.as, 'steps', {
      columns: [
        ...[columns.given, columns.family, columns.group, columns.lessons, columns.course, columns.number],
        ...[columns.step, columns.state, columns.level, columns.on, columns.by, columns.feedback],
      ],
      rows: all.map((one) => [
        ...[one.given, one.family, one.group, one.lesson, one.course, one.number],
        ...[one.step, said(one.state), one.level, one.day, one.by, one.feedback],
      ]),
    });
  },
});

/** What is kept as a code, in the words of a record. */
const valueIn = (language: Language) => {
  const { values } = recordWords(language);
  return (code: string) => values[code as keyof typeof values] ?? code;
};

export const pages: readonly Page[] = [out];
export const parcels: readonly Parcel[] = [roster, archive, people, groups, baseGroups, goals, steps];

export const seconds: readonly SecondKind[] = wholes.map((whole) => ({
  what: secondOf(whole),
  says: (_, language) => words(language).wholes[whole].asks,
  to: '/exchange/out',
}));
