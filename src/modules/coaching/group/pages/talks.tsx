import { dayInWords, weekOf } from '#platform/dates';
import { page } from '#platform/route';
import { Card, Chip, Empty, LinkButton, PageHead, Section, Stack } from '#ui';
import { lookedAtGroup } from '#modules/people';
import type { Brief } from '../../talk/model.ts';
import { Otherwise } from '../../talk/pages/beside.tsx';
import { BriefLines } from '../../talk/pages/brief.tsx';
import { words } from '../../words.ts';
import { type Say } from './group.tsx';
import {
  briefFor,
  groupLines,
  groupQueries,
  inTime,
  type Line,
  type Placed,
  placedIn,
  talksThat,
} from './lines.ts';

/** The talks of today in their order, each with its brief; then those of the rest of the week, and what stayed open. */
export const talks = page({
  path: '/coaching/talks',
  hats: ['staff'],
  // in the weekend the week that comes
  queries: () => groupQueries({ ahead: 2, briefs: true }),
  looks: () => ({ as: 'talks', line: lookedAtGroup() }),
  view: ({ rows, who, language, today, now, key }) => {
    const say = words(language);
    const lines = groupLines(rows, { today, now, zone: who.zone });
    const title = say.talks.title;
    const monday = rows[0][0]?.talkWeek ?? today;
    const placed = lines.map((line) => placedIn(line, monday, who.zone));
    const upcoming = talksThat(['ahead'], lines, monday, who.zone);
    const open = placed.filter(({ line }) => line.talk === 'open' || line.talk === 'missed').toSorted(inTime);
    const slotless = lines.filter(({ talk }) => talk === 'none');
    const days = [...new Set(upcoming.map(({ on }) => on as string))];
    const entry = ({ line, at }: Placed, first: boolean) => (
      <TalkLine
        line={line}
        time={at}
        brief={briefFor(line, today)}
        first={first}
        say={say}
        at={{ say, key, today, language }}
        monday={monday}
      />
    );
    return {
      title,
      width: 'middle',
      sees: say.group.sees,
      body: (
        <>
          <PageHead
            over={say.week(weekOf(monday))}
            title={title}
            under={say.talks.under(lines.filter(({ talk }) => talk === 'held').length, lines.length)}
          >
            <LinkButton href="/coaching/group">{say.group.title}</LinkButton>
            <LinkButton href="/coaching/slots">{say.slots.title}</LinkButton>
          </PageHead>
          {lines.length === 0 && <Empty title={say.group.none}>{say.group.noneWhy}</Empty>}
          {!days.includes(today) && lines.length > 0 && <p class="soft">{say.talks.noneToday}</p>}
          {open.length > 0 && (
            <Section title={say.talks.open}>
              <Stack>{open.map((one) => entry(one, false))}</Stack>
            </Section>
          )}
          {days.map((on) => (
            <Section title={on === today ? say.talks.today : dayInWords(on, language)}>
              <Stack>
                {upcoming
                  .filter((one) => one.on === on)
                  .map((one, i) => entry(one, i === 0 && on === days[0]))}
              </Stack>
            </Section>
          ))}
          {slotless.length > 0 && (
            <Section title={say.talks.slotless}>
              <p>
                {slotless.map(({ pupil }, i) => (
                  <>
                    {i > 0 && ' · '}
                    <a href={`/coaching/talk/${pupil.pupil}`}>{say.names(pupil.given, pupil.family)}</a>
                  </>
                ))}
              </p>
              <p>
                <LinkButton href="/coaching/slots">{say.talks.slotsGo}</LinkButton>
              </p>
            </Section>
          )}
        </>
      ),
    };
  },
});

function TalkLine(props: {
  line: Line;
  time: string | undefined;
  brief: Brief;
  first: boolean;
  monday: string;
  say: Say;
  at: Parameters<typeof Otherwise>[0]['at'];
}) {
  const { line, time, brief, first, say, at, monday } = props;
  const { pupil } = line;
  const name = say.names(pupil.given, pupil.family);
  return (
    <Card
      id={`talk-${pupil.pupil}`}
      level={3}
      title={
        <>
          <span class="num soft">{time ?? ''}</span> {name}
          {line.talk === 'missed' && <Chip soft>{say.group.talkStand.missed}</Chip>}
        </>
      }
    >
      <p class="soft">
        <BriefLines brief={brief} say={say} />
      </p>
      <div class="actions">
        <LinkButton
          href={`/coaching/talk/${pupil.pupil}?week=${monday}`}
          rank={first ? 'first' : 'plain'}
          label={say.talks.goOf(name)}
        >
          {say.talks.go}
        </LinkButton>
        <details>
          <summary aria-label={say.talks.otherwiseOf(name)}>{say.talks.otherwise}</summary>
          <Otherwise
            pupil={pupil.pupil}
            monday={monday}
            state={pupil.state ?? 'planned'}
            on="talks"
            at={at}
            time={time ?? '09:00'}
          />
        </details>
      </div>
    </Card>
  );
}
