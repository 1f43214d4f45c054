import { page } from '#platform/route';
import { Actions, Card, Chip, LinkButton, PageHead, Progress, Stack } from '#ui';
import type { TodayProps } from '../pages/parts.tsx';
import { coursesOpen } from '../store.ts';
import {
  isBeginning,
  minutesOf,
  nextStep,
  type Standing,
  type StepName,
  stepNames,
  stepsOf,
} from './model.ts';
import { standing } from './store.ts';
import { words } from './words.ts';

type Say = ReturnType<typeof words>;
type Way = { readonly href: string; readonly label: string };

/** From an empty school to printed letters: what is done, what stands, and where the next step is taken. */
export const beginning = page({
  path: '/home/begin',
  hats: ['administrator'],
  queries: () => [standing(), coursesOpen()],
  view: ({ rows: [now, { groups: courseless }], language }) => {
    const say = words(language);
    const here: Standing = { ...now, courseless };
    const steps = stepsOf(here);
    const next = nextStep(steps);
    const done = steps.filter(({ state }) => state === 'done').length;
    return {
      title: say.title,
      width: 'narrow',
      sees: say.sees,
      body: (
        <>
          <PageHead
            title={next === undefined ? say.ready : say.title}
            under={next === undefined ? say.readyWhy : say.under}
          />
          <Progress id="steps" label={say.progress} done={done} of={steps.length} />
          <Stack>
            {steps.map(({ name, state }, i) => (
              <Card
                id={name}
                mark={String(i + 1)}
                open={name === next?.name}
                title={
                  <>
                    {say.step[name].title}{' '}
                    <Chip on={state === 'done'} soft={state === 'open'}>
                      {say.state[state]}
                    </Chip>
                  </>
                }
              >
                <p class="soft">{say.step[name].why}</p>
                {state !== 'open' && <p>{standsOf(name, here, say)}</p>}
                {state === 'open' && <p class="soft small">{say.minutes(minutesOf[name])}</p>}
                <Actions>
                  {waysOf(name, here, say).map(({ href, label }, way) => (
                    <LinkButton href={href} rank={name === next?.name && way === 0 ? 'first' : 'plain'}>
                      {label}
                    </LinkButton>
                  ))}
                </Actions>
              </Card>
            ))}
          </Stack>
        </>
      ),
    };
  },
});

/** What stands already, in figures. */
function standsOf(name: StepName, now: Standing, { step }: Say): string {
  switch (name) {
    case 'calendar':
      return step.calendar.stands(now.year ?? '', now.periods, now.breaks);
    case 'people':
      return step.people.stands(now);
    case 'groups':
      return step.groups.stands(now.baseGroups, now.groupless, now.coachless);
    case 'courses':
      return step.courses.stands(now.courses, now.courseless);
    case 'letters':
      return step.letters.stands(now.invited, now.shut);
  }
}

/** Where a step is taken, the likeliest way first. */
function waysOf(name: StepName, now: Standing, { step }: Say): readonly Way[] {
  switch (name) {
    case 'calendar':
      return [{ href: '/organisations/calendar', label: step.calendar.go }];
    case 'people':
      return [{ href: '/exchange', label: step.people.go }];
    case 'groups': {
      const coaches = { href: '/coaching/coaches', label: step.groups.go };
      if (now.groupless === 0) return [coaches];
      return [{ href: '/people/missing/groups', label: step.groups.goGroups }, coaches];
    }
    case 'courses': {
      const all = { href: '/courses', label: step.courses.goAll };
      return now.courseless > 0 ? [{ href: '/courses/match', label: step.courses.go }, all] : [all];
    }
    case 'letters':
      return [{ href: '/people/codes', label: step.letters.go }];
  }
}

/** On the first screen, as long as the school is being set up. */
export function beginningCard(now: Standing, say: Say): TodayProps | undefined {
  const steps = stepsOf(now);
  const next = nextStep(steps);
  if (next === undefined || !isBeginning(steps)) return undefined;
  return {
    title: say.card,
    text: say.cardText(stepNames.indexOf(next.name) + 1, say.step[next.name].title),
    go: { label: say.cardGo, href: '/home/begin' },
  };
}
