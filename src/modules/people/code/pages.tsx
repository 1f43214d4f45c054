import { z } from 'zod';
import { codeOf } from '#modules/identity';
import { ownSchool } from '#modules/organisations';
import { dayInWords } from '#platform/dates';
import { id, maybeId } from '#platform/input';
import { type House, type Page, page, type View } from '#platform/route';
import { dayIn } from '#platform/scope';
import type { Language } from '#platform/words';
import {
  Actions,
  Back,
  Button,
  Definition,
  Empty,
  Hidden,
  LinkButton,
  Notice,
  PageHead,
  PostForm,
  PrintButton,
  Prose,
  ScreenOnly,
  Search,
  Section,
  Sheet,
  Table,
  Ways,
} from '#ui';
import { baseGroups } from '../store.ts';
import { words } from '../words.ts';
import { lettersOf } from './actions.ts';
import { type Access, accessOf, type Crowd, crowds, plainly, wordsOf } from './model.ts';
import {
  accessCounts,
  accountOf,
  coached,
  found,
  groupNamed,
  most,
  ownPupil,
  patternsOf,
  peopleOf,
} from './store.ts';

type Say = ReturnType<typeof words>;

/** A shape of the address that has gone wrong is the page without it, never a fault. */
const crowd = z.enum(crowds).catch('pupils');
const fullName = ({ given, family }: { given: string; family: string }) => `${given} ${family}`.trim();

/* ── The administrator: who can sign in, who needs a code ──────────────────────────────────────────────────── */

const codesPage = page({
  path: '/people/codes',
  hats: ['administrator'],
  input: z.object({ who: crowd, find: z.string().max(100).catch('') }),
  queries: ({ find }) => [accessCounts(), baseGroups(), found({ patterns: patternsOf(wordsOf(find)) })],
  view: ({ input, rows: [counts, groups, people], language, key }) => {
    const say = words(language);
    const here = counts.filter((count) => count.crowd === input.who);
    const names = new Map(groups.map(({ id: group, name }) => [group, name]));
    const lines = here
      .map((count) => ({ ...count, name: groupName(count.group, input.who, names, say) }))
      .toSorted((a, b) => Number(a.group === null) - Number(b.group === null) || byName(a.name, b.name));
    return {
      title: say.codes.title,
      width: 'wide',
      sees: say.codes.sees,
      body: (
        <>
          <PageHead title={say.codes.title} under={say.codes.under} />
          <Section title={say.codes.findTitle}>
            <Search
              action="/people/codes"
              list="found"
              name="find"
              query={input.find}
              label={say.codes.find}
              asks
            />
            <div id="found" class="stack">
              <Found typed={input.find} people={people} say={say} newKey={key} />
            </div>
          </Section>
          <Section
            title={say.crowd[input.who]}
            aside={
              <Ways
                label={say.codes.ways}
                ways={crowds.map((who) => ({
                  href: `/people/codes?who=${who}`,
                  label: say.crowd[who],
                  current: who === input.who,
                }))}
              />
            }
          >
            {lines.length === 0 ? (
              <Empty title={say.codes.none}>{say.codes.noneWhy}</Empty>
            ) : (
              <Table
                caption={say.crowd[input.who]}
                quietCaption
                columns={[
                  { head: say.codes.group },
                  { head: say.access.in, number: true },
                  { head: say.access.waiting, number: true },
                  { head: say.access.nothing, number: true },
                  { head: say.codes.do, quiet: true },
                ]}
                rows={lines.map((line) => {
                  const nothing = line.all - line.in - line.waiting - line.elsewhere;
                  return {
                    cells: [
                      line.name,
                      <Quantity n={line.in} />,
                      <Quantity n={line.waiting} />,
                      <Quantity n={nothing} />,
                      <Actions>
                        {nothing > 0 && (
                          <PostForm action="/people/codes" requestKey={key()} class="inline">
                            <Hidden name="who" value={input.who} />
                            {line.group !== null && <Hidden name="group" value={line.group} />}
                            <Button small label={say.codes.makeFor(nothing, line.name)}>
                              {say.codes.make(nothing)}
                            </Button>
                          </PostForm>
                        )}
                        {line.waiting > 0 && (
                          <LinkButton
                            small
                            href={lettersOf(input.who, line.group)}
                            label={say.codes.lettersOf(line.name)}
                          >
                            {say.codes.letters}
                          </LinkButton>
                        )}
                      </Actions>,
                    ],
                  };
                })}
              />
            )}
            {here.some(({ elsewhere }) => elsewhere > 0) && <Notice>{say.codes.whyElsewhere}</Notice>}
          </Section>
        </>
      ),
    };
  },
});

/** Nobody is said quietly, so that the eye finds who is. */
const Quantity = ({ n }: { n: number }) => <span class={n === 0 ? 'soft' : undefined}>{n}</span>;

const byName = (a: string, b: string): number => a.localeCompare(b, 'nl', { numeric: true });

const groupName = (group: string | null, who: Crowd, names: ReadonlyMap<string, string>, say: Say): string =>
  group === null ? (who === 'staff' ? say.crowd.staff : say.noGroup) : (names.get(group) ?? '');

type FoundRow = ReturnType<ReturnType<typeof found>['read']>[number];

function Found(props: { typed: string; people: readonly FoundRow[]; say: Say; newKey: () => string }) {
  const { typed, people, say, newKey } = props;
  if (typed.trim() === '') return null;
  if (wordsOf(typed).length === 0) return <p class="soft">{say.codes.findMore}</p>;
  if (people.length === 0) return <p class="soft">{say.codes.findNone}</p>;
  // somebody with two hats has two rows and one account
  const one = [
    ...new Map(people.toReversed().map((person) => [person.person, person])).values(),
  ].toReversed();
  const hats = (id: string) =>
    people.flatMap(({ person, hat }) => (person === id && hat !== null ? [say.hat[hat]] : []));
  const more = (people[0]?.total ?? 0) - one.length;
  return (
    <>
      <Table
        caption={say.codes.findTitle}
        quietCaption
        columns={[
          { head: say.codes.name },
          { head: say.codes.who },
          { head: say.codes.signInName },
          { head: say.codes.state },
          { head: say.codes.do, quiet: true },
        ]}
        rows={one.map((person) => {
          const access = accessOfFound(person);
          const name = fullName(person);
          return {
            cells: [
              <a href={`/people/person/${person.person}`}>{name}</a>,
              [...hats(person.person), ...(person.group === null ? [] : [person.group])].join(', '),
              person.username ?? '',
              say.access[access],
              <Actions>
                {access !== 'none' && person.elsewhere === false && (
                  <RenewForm person={person.person} name={name} access={access} say={say} newKey={newKey} />
                )}
                {person.code !== null && (
                  <LinkButton
                    small
                    href={`/people/letters?person=${person.person}`}
                    label={say.codes.letterOf(name)}
                  >
                    {say.codes.letter}
                  </LinkButton>
                )}
              </Actions>,
            ],
          };
        })}
      />
      {more > 0 && <p class="soft">{say.codes.andMore(more)}</p>}
      {one.some(({ hasPassword }) => hasPassword === true) && <p class="soft small">{say.codes.whyRenew}</p>}
      {one.some(({ elsewhere }) => elsewhere === true) && <Notice>{say.codes.whyElsewhere}</Notice>}
    </>
  );
}

const accessOfFound = ({ hat, hasPassword, code, elsewhere }: FoundRow): Access | 'none' =>
  hat === null
    ? 'none'
    : accessOf({ hasPassword: hasPassword === true, code, elsewhere: elsewhere === true });

/** The press that makes one person's code, or another one. */
export function RenewForm(props: {
  person: string;
  name: string;
  access: Access;
  say: Say;
  newKey: () => string;
}) {
  const { person, name, access, say, newKey } = props;
  const first = access === 'nothing';
  return (
    <PostForm action="/people/codes/person" requestKey={newKey()} class="inline">
      <Hidden name="person" value={person} />
      <Button small label={first ? say.codes.makeOneFor(name) : say.codes.newCodeFor(name)}>
        {first ? say.codes.makeOne : say.codes.newCode}
      </Button>
    </PostForm>
  );
}

/* ── Letters on A4 ─────────────────────────────────────────────────────────────────────────────────────────── */

type Reader = { house: House; now: Date; zone: string; language: Language };
type Letter = {
  given: string;
  family: string;
  username: string;
  code: string | null;
  codeUntil: Date | null;
};
type School = { name: string; handle: string | null; language: Language };

const crowdLetters = page({
  path: '/people/letters',
  hats: ['administrator'],
  input: z.object({ who: crowd, group: maybeId, person: maybeId }),
  queries: ({ who, group, person }) => [
    ownSchool(),
    groupNamed({ group }),
    person === null ? peopleOf(who, group) : accountOf({ person }),
  ],
  view: ({ who: { zone }, input, rows: [school, group, read], language, now, house }) => {
    const say = words(language);
    const reader = { house, now, zone, language };
    if (!Array.isArray(read)) {
      const kind = read.hat === 'pupil' || read.hat === 'guardian' ? read.hat : 'staff';
      const sheets = read.code === null ? [] : [read];
      return lettersView(say.letters.one(fullName(read)), kind, sheets, [], school, reader);
    }
    const kind = input.who === 'pupils' ? 'pupil' : input.who === 'guardians' ? 'guardian' : 'staff';
    const name = groupName(input.group, input.who, new Map(group ? [[group.id, group.name]] : []), say);
    const title = input.who === 'guardians' ? `${say.crowd.guardians}, ${name}` : name;
    const sheets = read.filter((one) => accessOf(one) === 'waiting');
    const elsewhere = read.filter((one) => accessOf(one) === 'elsewhere').map(fullName);
    return lettersView(say.letters.title(title), kind, sheets, elsewhere, school, reader);
  },
});

function lettersView(
  title: string,
  kind: 'pupil' | 'guardian' | 'staff',
  sheets: readonly Letter[],
  elsewhere: readonly string[],
  school: School,
  reader: Reader,
): View {
  const say = words(reader.language);
  const untils = sheets.flatMap(({ codeUntil }) => (codeUntil === null ? [] : [codeUntil.getTime()]));
  const first = new Date(Math.min(...untils));
  return {
    title,
    width: 'middle',
    sees: say.codes.sees,
    body: (
      <>
        <ScreenOnly>
          <div class="stack">
            <Back href="/people/codes">{say.letters.back}</Back>
            <PageHead
              title={title}
              under={
                sheets.length > 0
                  ? `${say.letters.count(sheets.length)} ${say.letters.until(lastDay(first, reader))}`
                  : undefined
              }
            >
              {sheets.length > 0 && <PrintButton />}
            </PageHead>
            {sheets.length >= most && <Notice>{say.letters.more(sheets.length)}</Notice>}
            {elsewhere.length > 0 && <Notice>{say.letters.elsewhere(elsewhere.join(', '))}</Notice>}
            {sheets.length === 0 && (
              <Empty title={say.letters.none} go={{ label: say.letters.noneGo, href: '/people/codes' }}>
                {say.letters.noneWhy}
              </Empty>
            )}
          </div>
        </ScreenOnly>
        {sheets.length > 0 && (
          <div class="stack" lang={school.language}>
            {sheets.map((one) => (
              <LetterSheet letter={one} kind={kind} school={school} reader={reader} />
            ))}
          </div>
        )}
      </>
    ),
  };
}

/** The last day on which a code works, as it is said. */
const lastDay = (until: Date, { zone, now, language }: Reader): string =>
  dayInWords(dayIn(zone, until), language, dayIn(zone, now));

/** In the tongue of the school, whatever the administrator's: the letter is for somebody else. */
function LetterSheet(props: {
  letter: Letter;
  kind: 'pupil' | 'guardian' | 'staff';
  school: School;
  reader: Reader;
}) {
  const { letter, kind, school, reader } = props;
  const its = { ...reader, language: school.language };
  const say = words(school.language).letters;
  if (letter.code === null || letter.codeUntil === null) return null;
  const day = lastDay(letter.codeUntil, its);
  return (
    <Sheet from={school.name} date={dayInWords(dayIn(reader.zone, reader.now), school.language, '')}>
      <p class="soft">{fullName(letter)}</p>
      <h2>{say.dear(letter.given)}</h2>
      <p>{say.why[kind]}</p>
      <Definition
        items={[
          { term: say.name, is: <code>{`${letter.username}@${school.handle ?? ''}`}</code> },
          { term: say.code, is: <code class="big">{codeOf(letter.code, reader.house.sign)}</code> },
        ]}
      />
      <h3>{say.steps}</h3>
      <Prose>
        <ol>
          <li>{say.stepAddress(reader.house.address ?? '')}</li>
          <li>{say.stepCode}</li>
          <li>{say.stepPassword}</li>
        </ol>
        <p>{say.once(day)}</p>
        <p>{say.help[kind]}</p>
      </Prose>
    </Sheet>
  );
}

/* ── The coach, at 8:25 ────────────────────────────────────────────────────────────────────────────────────── */

const ownPupils = page({
  path: '/people/code',
  hats: ['staff'],
  input: z.object({ q: z.string().max(100).catch('') }),
  queries: () => [coached()],
  view: ({ rows: [pupils], input, language, key }) => {
    const say = words(language);
    const typed = wordsOf(input.q);
    const shown = pupils.filter((pupil) => typed.every((word) => plainly(fullName(pupil)).includes(word)));
    return {
      title: say.own.title,
      width: 'middle',
      sees: say.own.sees,
      body: (
        <>
          <PageHead title={say.own.title} under={say.own.under} />
          {pupils.length === 0 ? (
            <Empty title={say.own.none}>{say.own.noneWhy}</Empty>
          ) : (
            <div class="stack">
              {pupils.length > 8 && (
                <Search action="/people/code" list="own" query={input.q || undefined} label={say.own.find} />
              )}
              <Table
                id="own"
                caption={say.own.list}
                quietCaption
                columns={[
                  { head: say.codes.name },
                  { head: say.codes.state },
                  { head: say.codes.do, quiet: true },
                ]}
                rows={shown.map((pupil) => {
                  const name = fullName(pupil);
                  const access = accessOf(pupil);
                  return {
                    find: name,
                    cells: [
                      <a href={`/people/code/${pupil.person}`}>{name}</a>,
                      say.access[access],
                      access === 'elsewhere' || pupil.elsewhere ? null : (
                        <PostForm action={`/people/code/${pupil.person}`} requestKey={key()} class="inline">
                          <Button small label={say.codes.newCodeFor(name)}>
                            {say.codes.newCode}
                          </Button>
                        </PostForm>
                      ),
                    ],
                  };
                })}
              />
            </div>
          )}
        </>
      ),
    };
  },
});

const ownPupilPage = page({
  path: '/people/code/:pupil',
  hats: ['staff'],
  input: z.object({ pupil: id }),
  subject: ({ pupil }) => pupil,
  queries: ({ pupil }) => [ownPupil({ pupil }), ownSchool()],
  view: ({ who, rows: [pupil, school], language, key, now, house }) => {
    const say = words(language);
    const reader = { house, now, zone: who.zone, language };
    const name = pupil.given;
    const hasCode = pupil.code !== null && pupil.codeUntil !== null;
    return {
      title: say.own.for(fullName(pupil)),
      width: 'narrow',
      sees: say.own.sees,
      body: (
        <>
          <Back href="/people/code">{say.own.back}</Back>
          <PageHead title={say.own.for(fullName(pupil))} />
          {pupil.code !== null && pupil.codeUntil !== null && (
            <section class="card" id="code">
              <p>{say.own.use}</p>
              <Definition
                items={[
                  { term: say.letters.name, is: <code>{`${pupil.username}@${school.handle ?? ''}`}</code> },
                  { term: say.letters.code, is: <code class="big">{codeOf(pupil.code, house.sign)}</code> },
                ]}
              />
              <p class="soft small">{say.own.until(lastDay(pupil.codeUntil, reader))}</p>
            </section>
          )}
          {pupil.elsewhere ? (
            <Notice>{say.own.elsewhere(name)}</Notice>
          ) : (
            <PostForm action={`/people/code/${pupil.person}`} requestKey={key()}>
              <p class="soft">
                {hasCode
                  ? say.own.againWhy
                  : pupil.hasPassword
                    ? say.own.inAlready(name)
                    : say.own.nothing(name)}
              </p>
              <Button rank={hasCode ? 'plain' : 'first'}>{hasCode ? say.own.again : say.own.make}</Button>
            </PostForm>
          )}
        </>
      ),
    };
  },
});

export const pages: readonly Page[] = [codesPage, crowdLetters, ownPupils, ownPupilPage];
