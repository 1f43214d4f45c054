import { z } from 'zod';
import { page } from '#platform/route';
import type { Language } from '#platform/words';
import { Chip, Empty, PageHead, Search, Stack, Table, Ways } from '#ui';
import { lookedAtGroup } from '#modules/people';
import { pathOf } from '../actions/path.ts';
import { type GroupLine, groupOf } from '../model.ts';
import { coachees, coacheesGoals } from '../store.ts';
import { words } from '../words.ts';

const filters = ['everybody', 'without', 'asks', 'proposed'] as const;
type Filter = (typeof filters)[number];

const isShown: Readonly<Record<Filter, (line: GroupLine) => boolean>> = {
  everybody: () => true,
  without: ({ without }) => without,
  asks: ({ word }) => word.length > 0,
  proposed: ({ proposed }) => proposed.length > 0,
};

/** The pupils somebody coaches: who learns what, who has nothing yet, which goals ask for a word. */
export const group = page({
  path: '/goals/group',
  hats: ['staff'],
  input: z.object({
    show: z.enum(filters).default('everybody').catch('everybody'),
    q: z.string().max(100).default('').catch(''),
  }),
  queries: () => [coachees(), coacheesGoals()],
  looks: () => ({ as: 'group', line: lookedAtGroup() }),
  view: ({ rows: [pupils, goals], input, language, today }) => {
    const say = words(language);
    const all = groupOf(pupils, goals, today);
    const asking = all.reduce((sum, { word }) => sum + word.length, 0);
    const shown = all.filter(isShown[input.show]).filter(({ pupil }) => isFound(input.q, nameOf(pupil)));
    return {
      title: say.group.title,
      width: 'wide',
      sees: say.sees.group,
      body:
        all.length === 0 ? (
          <>
            <PageHead title={say.group.title} />
            <Empty title={say.group.none}>{say.group.noneWhy}</Empty>
          </>
        ) : (
          <>
            <PageHead
              title={say.group.title}
              under={[
                say.group.under(all.filter(({ without }) => !without).length, all.length),
                asking > 0 ? say.group.word(asking) : '',
              ].join(' ')}
            />
            <Stack>
              <Ways
                label={say.group.ways}
                ways={filters.map((filter) => ({
                  href: filter === 'everybody' ? '/goals/group' : `/goals/group?show=${filter}`,
                  label: say.group[filter],
                  current: filter === input.show,
                }))}
              />
              <Search
                action="/goals/group"
                list="pupils"
                query={input.q || undefined}
                label={say.group.find}
              />
              {shown.length === 0 ? (
                <p class="soft" id="pupils">
                  {say.group.nobody}
                </p>
              ) : (
                <Lines lines={shown} language={language} />
              )}
            </Stack>
          </>
        ),
    };
  },
});

function Lines({ lines, language }: { lines: readonly GroupLine[]; language: Language }) {
  const say = words(language);
  return (
    <Table
      id="pupils"
      caption={say.group.caption}
      quietCaption
      columns={[
        { head: say.group.pupil },
        { head: say.group.goals, wide: true },
        { head: say.group.tasks, number: true },
        { head: say.group.noticed, wide: true },
      ]}
      rows={lines.map((line) => ({
        find: nameOf(line.pupil),
        cells: [
          <a href={`/goals/of/${line.pupil.pupil}`}>{nameOf(line.pupil)}</a>,
          line.without ? (
            <Chip soft>{say.group.noGoal}</Chip>
          ) : (
            line.learning.map(({ title }) => title).join(' · ')
          ),
          String(line.learning.reduce((sum, { openTasks }) => sum + openTasks, 0)),
          <Noticed line={line} language={language} />,
        ],
      }))}
    />
  );
}

function Noticed({ line, language }: { line: GroupLine; language: Language }) {
  const say = words(language);
  const noticed = [
    ...line.word.map((goal) => ({ goal, text: say.group.isLate(goal.title) })),
    ...line.proposed.map((goal) => ({ goal, text: say.group.isProposed(goal.title) })),
  ];
  return (
    <>
      {noticed.map(({ goal, text }, i) => (
        <>
          {i > 0 && ' · '}
          <a href={pathOf(goal.id, line.pupil.pupil)}>{text}</a>
        </>
      ))}
    </>
  );
}

const nameOf = ({ given, family }: { given: string; family: string }): string => `${given} ${family}`.trim();

/** The same search as while typing: every typed word occurs somewhere in the name, accents or not. */
const isFound = (typed: string, name: string): boolean =>
  plainly(typed)
    .split(/\s+/)
    .every((word) => plainly(name).includes(word));
const plainly = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
