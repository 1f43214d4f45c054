import { Button, PostForm } from '../button.tsx';
import { Card, Chip, GoalCard, TickForm, TodayCard } from '../card.tsx';
import { Segmented } from '../choice.tsx';
import { Cards } from '../layout.tsx';
import { Part } from './around.tsx';
import { goals, outcomes, rings, samples } from './samples.ts';

/** A card for what is to be done today, and one for a goal. */
export function CardParts() {
  return (
    <>
      <Part name="TodayCard, Card, Cards">
        <Cards>
          <TodayCard
            first
            over="vandaag 10:45"
            title="Gesprek met Noor"
            text="Wiskunde 22 twee keer opnieuw. Vorige afspraak: Fatma vragen vóór woensdag — gedaan."
            go={{ label: 'Begin het gesprek', href: '/ui' }}
            ring={rings[4]?.taken}
          />
          <TodayCard title="Vijf plannen wachten" text="Van 2B" go={{ label: 'Bekijk ze', href: '/ui' }} />
          <TodayCard title="Jip had twee weken geen gesprek">
            <PostForm action="/ui" requestKey={samples.key}>
              <Button>Plan een gesprek</Button>
            </PostForm>
          </TodayCard>
        </Cards>
        <Card mark="1" title="Landen">
          <p class="soft">Even rust. Hoe gaat het? (wordt niet bewaard)</p>
        </Card>
        <Card mark="2" title="Terug" open>
          <Segmented
            row
            name="t22"
            legend="Trede 22 · formule bij een patroon"
            options={outcomes}
            value="partly"
          />
          <Segmented row name="t14" legend="Trede 14 · hoofdgedachte" options={outcomes} />
        </Card>
      </Part>

      <Part name="GoalCard, TickForm, Chip">
        <TickForm action="/ui" requestKey={samples.key}>
          <GoalCard {...goals[0]} id="sample-a" tick="around" href="/ui">
            <Chip on>duidelijk</Chip>
            <Chip soft>haalbaar?</Chip>
            <Chip href="/ui">strategie kiezen</Chip>
          </GoalCard>
        </TickForm>
        <GoalCard id="sample-b" badge="8" title="Alleen een getal" subtitle="Zonder ring" />
        <GoalCard id="sample-c" title="Zonder getal en zonder ring" />
        <GoalCard
          {...goals[1]}
          id="sample-d"
          badge={undefined}
          tasks={goals[0].tasks.map((task) => ({ ...task, id: `x${task.id}` }))}
          doneWord="gedaan"
        />
      </Part>
    </>
  );
}
