import { z } from 'zod';
import { nearDay, weekOf } from '#platform/dates';
import { isFoundBy } from '#platform/find';
import { sought } from '#platform/input';
import { page } from '#platform/route';
import type { Language } from '#platform/words';
import {
  Button,
  Chip,
  Empty,
  LinkButton,
  NoneFound,
  PageHead,
  PostForm,
  Search,
  Stack,
  Table,
  Ways,
} from '#ui';
import { lookedAtGroup } from '#modules/people';
import { signalInWords } from '../../talk/pages/brief.tsx';
import { words } from '../../words.ts';
import { isShown, rowSignals, shows, talkDay } from '../model.ts';
import { groupLines, groupQueries, type Line } from './lines.ts';

export type Say = ReturnType<typeof words>;
/** The pupils somebody coaches: plan, agreed, spoken with, what stands out – and agreeing to several plans at once. */
export const group = page({
  path: '/coaching/group',
  hats: ['staff'],
  input: z.object({
    show: z.enum(shows).default('everybody').catch('everybody'),
    q: sought,
    all: z.string().optional(),
  }),
  queries: () => groupQueries({ ahead: 0, briefs: false }),
  looks: () => ({ as: 'group', line: lookedAtGroup() }),
  view: ({ rows, input, who, language, today, now, key }) => {
    const say = words(language);
    const lines = groupLines(rows, { today, now, zone: who.zone });
    const title = say.group.title;
    if (lines.length === 0)
      return {
        title,
        body: (
          <>
            <PageHead title={title} />
            <Empty title={say.group.none}>{say.group.noneWhy}</Empty>
          </>
        ),
      };
    const shown = lines
      .filter(isShown[input.show])
      .filter(({ pupil }) => isFoundBy(input.q, say.names(pupil.given, pupil.family)));
    const held = lines.filter(({ talk }) => talk === 'held').length;
    const waiting = lines.filter(isShown.plans).length;
    const planWeek = rows[0][0]?.planWeek ?? today;
    return {
      title,
      width: 'wide',
      sees: say.group.sees,
      body: (
        <>
          <PageHead
            over={say.week(weekOf(today))}
            title={title}
            under={[
              say.group.under(held, lines.length),
              waiting > 0 ? say.group.waiting(waiting, weekOf(planWeek)) : '',
            ]
              .filter(Boolean)
              .join(' ')}
          >
            <LinkButton href="/coaching/talks" rank={shown.some(isShown.plans) ? 'plain' : 'first'}>
              {say.talks.title}
            </LinkButton>
            <LinkButton href="/coaching/slots">{say.slots.title}</LinkButton>
          </PageHead>
          <Stack>
            <Ways
              label={say.group.ways}
              ways={shows.map((show) => ({
                href: show === 'everybody' ? '/coaching/group' : `/coaching/group?show=${show}`,
                label: say.group.show[show],
                current: show === input.show,
              }))}
            />
            <Search
              action="/coaching/group"
              list="pupils"
              part="found"
              query={input.q || undefined}
              keeps={input.show === 'everybody' ? undefined : { show: input.show }}
              label={say.group.find}
            />
            <div id="found">
              {shown.length === 0 ? (
                input.q !== '' && input.show !== 'everybody' ? (
                  <NoneFound />
                ) : (
                  <p class="soft">{input.q === '' ? say.group.nobody : say.group.notFound(input.q)}</p>
                )
              ) : (
                <PostForm action="/coaching/group/agree" requestKey={key()} class="stack">
                  <Lines
                    lines={shown}
                    ticked={input.all !== undefined}
                    language={language}
                    today={today}
                    planWeek={planWeek}
                  />
                  {shown.some(isShown.plans) && (
                    <div class="actions in-sight">
                      <Button rank="first" counts={{ one: say.group.agreeOne, many: say.group.agreeMany }}>
                        {say.group.agree}
                      </Button>
                      {input.all === undefined && (
                        <a href={`/coaching/group?show=${input.show}&all=1`}>{say.group.all}</a>
                      )}
                    </div>
                  )}
                </PostForm>
              )}
            </div>
          </Stack>
        </>
      ),
    };
  },
});

function Lines(props: {
  lines: readonly Line[];
  ticked: boolean;
  language: Language;
  today: string;
  planWeek: string;
}) {
  const { lines, ticked, language, today, planWeek } = props;
  const say = words(language);
  return (
    <Table
      id="pupils"
      caption={say.group.caption}
      quietCaption
      columns={[
        { head: say.pupil },
        { head: say.group.plan(weekOf(planWeek)) },
        { head: say.group.talk },
        { head: say.group.learns, wide: true },
        { head: say.group.noticed, wide: true },
      ]}
      rows={lines.map((line) => {
        const name = say.names(line.pupil.given, line.pupil.family);
        return {
          find: name,
          cells: [
            <a href={`/coaching/talk/${line.pupil.pupil}`}>{name}</a>,
            isShown.plans(line) ? (
              <label class="check small">
                <input
                  type="checkbox"
                  name={`yes-${line.pupil.pupil}`}
                  checked={ticked}
                  aria-label={say.group.agreeOf(name)}
                />
                <span>{say.group.planState[line.plan]}</span>
              </label>
            ) : (
              <span class={line.plan === 'agreed' ? undefined : 'soft'}>
                {say.group.planState[line.plan]}
              </span>
            ),
            talkWords(line, say, language, today),
            line.learns.length === 0 ? (
              <Chip soft>{say.group.noGoal}</Chip>
            ) : (
              <a href={`/goals/of/${line.pupil.pupil}`}>{line.learns.join('\u00a0· ')}</a>
            ),
            rowSignals(line.signals).map((signal, i) => (
              <>
                {i > 0 && '\u00a0· '}
                {signal.goal === undefined ? (
                  signalInWords(signal, say)
                ) : (
                  <a href={`/goals/${signal.goal}?pupil=${line.pupil.pupil}`}>{signalInWords(signal, say)}</a>
                )}
              </>
            )),
          ],
        };
      })}
    />
  );
}

function talkWords({ talk, pupil }: Line, say: Say, language: Language, today: string): string {
  if (talk !== 'ahead') return say.group.talkStand[talk];
  const on = talkDay(
    pupil.weekday ?? undefined,
    pupil.talkWeek,
    pupil.state === 'moved' ? pupil.plannedAt : null,
  );
  return on === undefined
    ? say.group.talkStand.ahead
    : `${nearDay(on, today, language)} ${pupil.at ?? ''}`.trim();
}
