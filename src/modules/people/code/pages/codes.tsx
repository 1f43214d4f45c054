import { z } from 'zod';
import { sought } from '#platform/input';
import { page } from '#platform/route';
import {
  Actions,
  Button,
  Empty,
  Hidden,
  LinkButton,
  Notice,
  PageHead,
  PostForm,
  Search,
  Section,
  Table,
  Ways,
} from '#ui';
import { baseGroups } from '../../store.ts';
import { words } from '../../words.ts';
import { lettersOf } from '../actions.ts';
import { type Access, accessOf, crowds, fullName, wordsOf } from '../model.ts';
import { accessCounts, found, patternsOf, unconfirmed } from '../store.ts';
import { crowd, groupName, type Say } from './crowd.ts';

/** The administrator: who can sign in, who needs a code. */
export const codes = page({
  path: '/people/codes',
  hats: ['administrator'],
  input: z.object({ who: crowd, find: sought }),
  queries: ({ find }) => [
    accessCounts(),
    baseGroups(),
    found({ patterns: patternsOf(wordsOf(find)) }),
    unconfirmed(),
  ],
  view: ({ input, rows: [counts, groups, people, waiting], language, key }) => {
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
            {input.who === 'guardians' && waiting.guardians > 0 && (
              <Notice>{say.codes.unconfirmed(waiting.guardians)}</Notice>
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
  const onlyWaits = (id: string) =>
    people.every(({ person, hat, unconfirmed: waits }) => person !== id || (hat === 'guardian' && waits));
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
              onlyWaits(person.person) && access !== 'in' ? say.codes.nothingToSee : say.access[access],
              <Actions>
                {access !== 'none' && person.elsewhere === false && !onlyWaits(person.person) && (
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
function RenewForm(props: { person: string; name: string; access: Access; say: Say; newKey: () => string }) {
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
