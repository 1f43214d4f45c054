import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import { dayInWords } from '#platform/dates';
import { id } from '#platform/input';
import { type Kept, type Page, page } from '#platform/route';
import {
  Actions,
  Back,
  Button,
  Card,
  Cards,
  DateField,
  Definition,
  Empty,
  LinkButton,
  PageHead,
  PostForm,
  ProblemSummary,
  Select,
} from '#ui';
import { baseGroups } from '../store.ts';
import { words } from '../words.ts';
import { levelsFor } from './model.ts';
import { birthless, cardOf, coachesOf, coachless, gaps, groupless, levelless, sectorOf } from './store.ts';

type Say = ReturnType<typeof words>;
const fullName = ({ given, family }: { given: string; family: string }) => `${given} ${family}`.trim();

/** What is wrong with a field that came back, in a sentence. */
const problemOf = (say: Say, kept: Kept | undefined, field: string): string | undefined => {
  const key = kept?.problems[field];
  return key === undefined ? undefined : (say.problems[key as keyof Say['problems']] ?? say.problems.missing);
};
const summaryOf = (say: Say, kept: Kept | undefined, labels: ReadonlyMap<string, string>) =>
  Object.keys(kept?.problems ?? {}).map((field) => ({
    field,
    text: `${labels.get(field) ?? ''}: ${problemOf(say, kept, field) ?? ''}`,
  }));

const settle = page({
  path: '/people/settle',
  hats: ['administrator'],
  queries: () => [gaps(), levelless(), coachless(), sectorOf()],
  view: ({ rows: [open, levels, alone, { sector }], language, key, kept }) => {
    const say = words(language);
    const title = say.settle.title;
    const { waiting: _, ...missing } = open;
    if (Object.values(missing).every((count) => count === 0))
      return {
        title,
        width: 'middle',
        sees: say.settle.sees,
        body: (
          <>
            <PageHead title={title} />
            <Empty title={say.settle.done}>{say.settle.doneWhy}</Empty>
          </>
        ),
      };
    const options = levelsFor(sector).map((level) => ({ value: level, label: say.level[level] }));
    const labels = new Map(levels.map((group) => [`level-${group.id}`, group.name]));
    return {
      title,
      width: 'middle',
      sees: say.settle.sees,
      body: (
        <>
          <PageHead title={title} under={say.settle.under} />
          <ProblemSummary problems={summaryOf(say, kept, labels)} />
          <div class="stack">
            {open.shut > 0 && (
              <Gap title={say.settle.shut(open.shut)} why={say.settle.shutWhy}>
                <Actions>
                  <LinkButton href="/people/codes">{say.settle.shutGo}</LinkButton>
                </Actions>
              </Gap>
            )}
            {open.births > 0 && (
              <Gap title={say.settle.births(open.births)} why={say.settle.birthsWhy}>
                <Actions>
                  <LinkButton href="/people/missing/births">{say.settle.birthsGo}</LinkButton>
                </Actions>
              </Gap>
            )}
            {open.groupless > 0 && (
              <Gap title={say.settle.groupless(open.groupless)} why={say.settle.grouplessWhy}>
                <Actions>
                  <LinkButton href="/people/missing/groups">{say.settle.grouplessGo}</LinkButton>
                </Actions>
              </Gap>
            )}
            {open.coachless > 0 && (
              <Gap title={say.settle.coachless(open.coachless)} why={say.settle.coachlessWhy}>
                <p>{say.settle.named(alone.map(fullName).join(', '), open.coachless - alone.length)}</p>
                <p>{say.settle.coachlessGo}</p>
              </Gap>
            )}
            {open.unconfirmed > 0 && (
              <Gap title={say.settle.unconfirmed(open.unconfirmed)} why={say.settle.unconfirmedWhy}>
                <p>{say.settle.unconfirmedGo}</p>
              </Gap>
            )}
            {open.levels > 0 && (
              <Gap title={say.settle.levels(open.levels)} why={say.settle.levelsWhy}>
                <PostForm action="/people/settle" requestKey={key()}>
                  {levels.map((group) => (
                    <Select
                      name={`level-${group.id}`}
                      label={say.settle.level(group.name, group.pupils)}
                      options={[{ value: '', label: say.settle.levelNone }, ...options]}
                      value={kept?.values[`level-${group.id}`] ?? ''}
                      problem={problemOf(say, kept, `level-${group.id}`)}
                      required
                    />
                  ))}
                  <Button>{say.settle.levelsGo}</Button>
                </PostForm>
              </Gap>
            )}
          </div>
        </>
      ),
    };
  },
});

/** One thing to settle: how many, why it matters, the next step. */
function Gap({ title, why, children }: { title: string; why: string; children: ComponentChildren }) {
  return (
    <Card title={title}>
      <p class="soft">{why}</p>
      {children}
    </Card>
  );
}

const births = page({
  path: '/people/missing/births',
  hats: ['administrator'],
  queries: () => [birthless(), gaps()],
  view: ({ rows: [pupils, open], language, key, kept, today }) => {
    const say = words(language);
    const labels = new Map(pupils.map((pupil) => [`born-${pupil.id}`, fullName(pupil)]));
    return {
      title: say.missing.births,
      width: 'middle',
      sees: say.settle.sees,
      body: (
        <>
          <Back href="/people/settle">{say.missing.back}</Back>
          <PageHead title={say.missing.births} under={say.settle.birthsWhy} />
          <ProblemSummary problems={summaryOf(say, kept, labels)} />
          {pupils.length === 0 ? (
            <Empty title={say.missing.none} go={{ label: say.missing.back, href: '/people/settle' }} />
          ) : (
            <PostForm action="/people/missing/births" requestKey={key()}>
              <Cards>
                {pupils.map((pupil) => (
                  <DateField
                    name={`born-${pupil.id}`}
                    label={[fullName(pupil), pupil.group].filter(Boolean).join(' · ')}
                    value={kept?.values[`born-${pupil.id}`]}
                    max={today}
                    problem={problemOf(say, kept, `born-${pupil.id}`)}
                    required
                  />
                ))}
              </Cards>
              {open.births > pupils.length && (
                <p class="soft">{say.missing.more(open.births - pupils.length)}</p>
              )}
              <Button rank="first">{say.person.save}</Button>
            </PostForm>
          )}
        </>
      ),
    };
  },
});

const missingGroups = page({
  path: '/people/missing/groups',
  hats: ['administrator'],
  queries: () => [groupless(), baseGroups(), gaps()],
  view: ({ rows: [pupils, all, open], language, key, kept }) => {
    const say = words(language);
    const labels = new Map(pupils.map((pupil) => [`group-${pupil.id}`, fullName(pupil)]));
    const options = all.map((group) => ({ value: group.id, label: group.name }));
    return {
      title: say.missing.groups,
      width: 'middle',
      sees: say.settle.sees,
      body: (
        <>
          <Back href="/people/settle">{say.missing.back}</Back>
          <PageHead title={say.missing.groups} under={say.settle.grouplessWhy} />
          <ProblemSummary problems={summaryOf(say, kept, labels)} />
          {pupils.length === 0 ? (
            <Empty title={say.missing.none} go={{ label: say.missing.back, href: '/people/settle' }} />
          ) : (
            <PostForm action="/people/missing/groups" requestKey={key()}>
              <Cards>
                {pupils.map((pupil) => (
                  <Select
                    name={`group-${pupil.id}`}
                    label={fullName(pupil)}
                    options={[{ value: '', label: say.settle.levelNone }, ...options]}
                    value={kept?.values[`group-${pupil.id}`] ?? ''}
                    problem={problemOf(say, kept, `group-${pupil.id}`)}
                    required
                  />
                ))}
              </Cards>
              {open.groupless > pupils.length && (
                <p class="soft">{say.missing.more(open.groupless - pupils.length)}</p>
              )}
              <Button rank="first">{say.person.save}</Button>
            </PostForm>
          )}
        </>
      ),
    };
  },
});

const person = page({
  path: '/people/person/:person',
  hats: ['administrator'],
  input: z.object({ person: id }),
  queries: ({ person: one }) => [cardOf({ person: one }), coachesOf({ person: one })],
  view: ({ rows: [card, coaches], language, key, kept, today }) => {
    const say = words(language);
    const name = fullName(card);
    return {
      title: name,
      width: 'narrow',
      sees: say.person.sees,
      body: (
        <>
          <Back href={`/people/codes?find=${encodeURIComponent(name)}`}>{say.person.back}</Back>
          <PageHead
            title={name}
            under={
              card.leftOn === null ? undefined : say.person.left(dayInWords(card.leftOn, language, today))
            }
          />
          <ProblemSummary problems={summaryOf(say, kept, new Map([['born', say.person.born]]))} />
          {card.isPupil && (
            <>
              <Definition
                items={[
                  { term: say.person.group, is: card.groupName ?? say.noGroup },
                  {
                    term: say.person.coach,
                    is: coaches.length === 0 ? say.person.noCoach : coaches.map(fullName).join(', '),
                  },
                ]}
              />
              <PostForm action={`/people/person/${card.id}`} requestKey={key()}>
                <DateField
                  name="born"
                  label={say.person.born}
                  hint={say.person.bornHint}
                  value={kept?.values['born'] ?? card.born ?? undefined}
                  max={today}
                  problem={problemOf(say, kept, 'born')}
                  required
                />
                <Button rank="first">{say.person.save}</Button>
              </PostForm>
            </>
          )}
        </>
      ),
    };
  },
});

export const pages: readonly Page[] = [settle, births, missingGroups, person];
