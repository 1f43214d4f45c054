import { LinkButton } from '../button.tsx';
import { Card, Chip, GoalCard, TickForm, TodayCard } from '../card.tsx';
import { Days } from '../days.tsx';
import { Frame } from '../frame.tsx';
import { Cards, PageHead, Section, Split } from '../layout.tsx';
import { Undo } from '../notice.tsx';
import { Sees } from '../print.tsx';
import { Sentence } from '../steps.tsx';
import { type In, nav, who } from './around.tsx';
import { days, goals, samples } from './samples.ts';

export function Mine({ language }: In) {
  return (
    <Frame
      language={language}
      nav={nav(samples.pupil.nav, 1)}
      who={who(samples.pupil)}
      school={samples.school}
      sees="Jij, je coach Marit en je vakleraren."
      help={{ href: '/ui' }}
      notice={
        <Undo action="/ui" requestKey={samples.key}>
          Doel meegenomen naar week 49.
        </Undo>
      }
    >
      <PageHead over="23 – 27 november · week 48" title="Dit zijn je doelen, Noor">
        <LinkButton href="/ui" rank="first">
          Klaar voor het gesprek
        </LinkButton>
        <LinkButton href="/ui">Doel erbij</LinkButton>
      </PageHead>
      <Split
        aside={
          <>
            <Card title="Waar sta ik?">
              <Sentence subject="Engels" text="3 weken vóór" steps={{ done: 19, total: 25 }} />
              <Sentence subject="Wiskunde" text="op plan" steps={{ done: 22, total: 30 }} />
              <Sentence
                subject="Nederlands"
                text="3 weken achter: met één trede extra per twee weken ben je er in juni"
                steps={{ done: 13, planned: 17, total: 25 }}
              />
              <Sees>Alleen jij, je coach en je vakleraar zien dit.</Sees>
            </Card>
            <Card title="Volgend gesprek">
              <p>
                Dinsdag 24 november, 10:45 met Marit
                <br />
                <span class="soft small">Coachhoek 3</span>
              </p>
            </Card>
          </>
        }
      >
        <Section title="Deze week" aside={<span class="soft small">ongeveer 3 uur werk</span>}>
          <TickForm action="/ui" requestKey={samples.key}>
            {goals.map((goal) => (
              <GoalCard {...goal} href="/ui" tick="around">
                {goal.chips[0] && <Chip on>{goal.chips[0]}</Chip>}
                {goal.chips[1] && <Chip href="/ui">{goal.chips[1]}</Chip>}
              </GoalCard>
            ))}
          </TickForm>
        </Section>
      </Split>
    </Frame>
  );
}

export function Today({ language }: In) {
  return (
    <Frame
      language={language}
      nav={nav(samples.pupil.nav, 0)}
      who={who(samples.pupil)}
      school={samples.school}
      sees="Alleen jij."
    >
      <PageHead over="zaterdag 21 november" title="Goedemorgen, Noor" />
      <Cards>
        <TodayCard
          first
          over="voor dinsdag 10:45"
          title="Maak je plan voor week 48"
          text="Er staat een voorstel klaar: 4 doelen, ongeveer 9 uur. Houd wat past, haal weg wat niet past."
          go={{ label: 'Plan week 48', href: '/ui' }}
          ring={{ set: 'due', followUp: 'later', evaluate: 'later', act: 'later' }}
        />
        <TodayCard
          over="vorige week"
          title="Kijk terug op 3 doelen"
          text="Twee minuten."
          go={{ label: 'Terugkijken', href: '/ui' }}
        />
        <TodayCard
          over="wiskunde"
          title="Je oordeel over trede 22 is er"
          text="Fatma keek gisteren naar je werk."
          go={{ label: 'Lees het', href: '/ui' }}
        />
      </Cards>
      <Section title="Deze week">
        <Days label="De dagen van week 48" days={days} />
      </Section>
    </Frame>
  );
}
