import { z } from 'zod';
import { id, maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { page } from '#platform/route';
import type { Language } from '#platform/words';
import {
  Actions,
  Back,
  Button,
  Empty,
  Field,
  LinkButton,
  Notice,
  PageHead,
  PostForm,
  Section,
  Stack,
  Table,
  TextArea,
} from '#ui';
import { codeOf, mondayOfCode } from '../model.ts';
import { words } from '../words.ts';
import { keys, type Kind, ordered } from './bank/model.ts';
import { categories, strategyOf } from './bank/words.ts';
import { freeSlot, wishOf } from './model.ts';
import { chosenFor, goalToHelp, helpedBefore, ownStrategies, taughtBlocks } from './store.ts';

const weekOfAddress = z
  .string()
  .optional()
  .transform((typed) => mondayOfCode(typed ?? '') ?? null);

/** Choosing how to go about a goal: in less than a minute, the teacher's pick first, no stars, at most two. */
export const strategies = page({
  path: '/logbook/strategies',
  hats: ['pupil'],
  input: z.object({ goal: id, week: weekOfAddress, all: z.string().optional() }),
  queries: ({ goal }) => [goalToHelp({ goal }), chosenFor({ goal }), ownStrategies(), helpedBefore()],
  view: ({ rows: [goal, chosen, owns, helped], input, language, kept, key }) => {
    const say = words(language);
    const week = input.week === null ? '' : `&week=${codeOf(input.week)}`;
    const here = `/logbook/strategies?goal=${goal.id}${week}`;
    const tips = goal.tip === null ? [] : [goal.tip];
    const { first } = ordered({
      tips,
      helped: helped.map(({ strategy }) => strategy),
      wish: wishOf(goal.subject),
    });
    const hasAll = input.all !== undefined;
    const isChosen = (name: string) => chosen.some(({ strategy, own }) => strategy === name || own === name);
    const full = freeSlot(chosen) === undefined;
    const titleOf = (one: (typeof chosen)[number]): string =>
      owns.find((own) => own.id === one.own)?.title ?? strategyOf(one.strategy ?? '', language)?.title ?? '';
    const wrong = Object.values(kept?.problems ?? {})[0];
    const markOf = (name: string): string | undefined =>
      tips.includes(name)
        ? say.strategy.tip
        : helped.some(({ strategy }) => strategy === name)
          ? say.strategy.helped
          : undefined;
    const asLine = (name: string) => (
      <OneStrategy
        name={name}
        language={language}
        mark={markOf(name)}
        press={full ? undefined : say.strategy.moreOf}
      />
    );
    return {
      title: say.strategy.title,
      width: 'narrow',
      sees: say.sees.strategies,
      body: (
        <>
          <Back href={`/logbook${week === '' ? '' : `?${week.slice(1)}`}#goal-${goal.id}`}>{goal.title}</Back>
          <PageHead title={say.strategy.title} under={say.strategy.under} />
          {wrong !== undefined && (
            <Notice kind="warn">
              {say.problem[wrong as keyof typeof say.problem] ?? say.problem.unknown}
            </Notice>
          )}
          {chosen.length > 0 && (
            <Section title={say.strategy.chosen}>
              <PostForm action={here} requestKey={key()} class="strategies">
                {chosen.map((one) => (
                  <div>
                    <b>{titleOf(one)}</b>
                    <Button
                      small
                      name="less"
                      value={String(one.slot)}
                      label={say.strategy.lessOf(titleOf(one))}
                    >
                      {say.strategy.less}
                    </Button>
                  </div>
                ))}
              </PostForm>
              {full && <p class="soft small">{say.strategy.full}</p>}
            </Section>
          )}
          <Section title={say.strategy.bank}>
            <PostForm action={here} requestKey={key()} class="strategies">
              {owns
                .filter((own) => !isChosen(own.id))
                .map((own) => (
                  <div>
                    <div>
                      <b>{own.title}</b> <span class="soft small">{say.strategy.own}</span>
                      {own.how !== '' && <p class="soft small">{own.how}</p>}
                    </div>
                    {!full && (
                      <Button small name="own" value={own.id} label={say.strategy.moreOf(own.title)}>
                        +
                      </Button>
                    )}
                  </div>
                ))}
              {first.filter((name) => !isChosen(name)).map(asLine)}
              {hasAll &&
                categories(language).map(({ name, strategies: those }) => (
                  <>
                    <h3>{name}</h3>
                    {those
                      .map((one) => one.key)
                      .filter((one) => !isChosen(one) && !first.includes(one))
                      .map(asLine)}
                  </>
                ))}
            </PostForm>
            {!hasAll && (
              <Actions>
                <LinkButton href={`${here}&all=1`} rank="quiet">
                  {say.strategy.all(keys.length)}
                </LinkButton>
              </Actions>
            )}
          </Section>
          <Section title={say.strategy.make}>
            <PostForm
              action={`/logbook/strategies/own?goal=${goal.id}${week}`}
              requestKey={key()}
              draft="own-strategy"
            >
              <Field name="title" label={say.strategy.name} hint={say.strategy.nameHint} required />
              <TextArea name="how" label={say.strategy.how} rows={2} />
              <Actions>
                <Button>{full ? say.strategy.keep : say.strategy.makeGo}</Button>
              </Actions>
            </PostForm>
          </Section>
        </>
      ),
    };
  },
});

type OneProps = {
  readonly name: string;
  readonly language: Language;
  readonly mark?: string | undefined;
  readonly press: ((title: string) => string) | undefined;
};

/** Title, when it helps, how it goes on a press; and the plus. */
function OneStrategy({ name, language, mark, press }: OneProps) {
  const told = strategyOf(name, language);
  if (told === undefined) return null;
  return (
    <div>
      <details>
        <summary>
          <b>{told.title}</b> {mark && <span class="chip">{mark}</span>}
          <span class="soft small">{told.when}</span>
        </summary>
        <p>{told.how}</p>
      </details>
      {press !== undefined && (
        <Button small name="strategy" value={name} label={press(told.title)}>
          +
        </Button>
      )}
    </div>
  );
}

/** What a teacher gives along with each block of the own courses: one strategy, shown first to every pupil there. */
export const tips = page({
  path: '/logbook/tips',
  hats: ['staff'],
  input: z.object({
    course: maybeId.catch(null),
    block: z
      .string()
      .regex(/^\d{1,3}$/)
      .optional()
      .catch(undefined),
  }),
  queries: () => [taughtBlocks()],
  view: ({ rows: [blocks], who, input, language, key }) => {
    if (!who.duties.includes('teaches')) throw new Refusal('not-found');
    const say = words(language);
    const one = blocks.find(({ course, block }) => course === input.course && String(block) === input.block);
    if (one !== undefined)
      return {
        title: say.tip.title,
        width: 'narrow',
        sees: say.tip.sees,
        body: (
          <>
            <Back href="/logbook/tips">{say.tip.title}</Back>
            <PageHead over={one.courseTitle} title={one.title} under={say.tip.choose} />
            <PostForm
              action={`/logbook/tips?course=${one.course}&block=${one.block}`}
              requestKey={key()}
              class="strategies"
            >
              {one.strategy !== null && (
                <Button name="strategy" value="">
                  {say.tip.none}
                </Button>
              )}
              {inOrder(wishOf(one.subject)).map((name) => (
                <OneStrategy
                  name={name}
                  language={language}
                  mark={name === one.strategy ? say.tip.now : undefined}
                  press={say.strategy.moreOf}
                />
              ))}
            </PostForm>
          </>
        ),
      };
    const courses = [...new Map(blocks.map((block) => [block.course, block])).values()];
    return {
      title: say.tip.title,
      sees: say.tip.sees,
      body: (
        <>
          <PageHead title={say.tip.title} under={say.tip.under} />
          {courses.length === 0 ? (
            <Empty title={say.tip.noCourse} go={{ label: say.tip.home, href: '/' }}>
              {say.tip.noCourseWhy}
            </Empty>
          ) : (
            <Stack>
              {courses.map(({ course, courseTitle }) => (
                <Table
                  caption={courseTitle}
                  columns={[{ head: say.tip.block }, { head: say.tip.strategy, wide: true }]}
                  rows={blocks
                    .filter((block) => block.course === course)
                    .map(({ block, title, strategy }) => ({
                      id: `block-${course}-${block}`,
                      cells: [
                        <a href={`/logbook/tips?course=${course}&block=${block}`}>{title}</a>,
                        strategyOf(strategy ?? '', language)?.title ?? say.tip.noneYet,
                      ],
                    }))}
                />
              ))}
            </Stack>
          )}
        </>
      ),
    };
  },
});

const inOrder = (wish: Kind) => {
  const { first, more } = ordered({ tips: [], helped: [], wish });
  return [...first, ...more];
};
