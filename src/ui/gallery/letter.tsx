import { Definition, GoalCard } from '../card.tsx';
import { Frame } from '../frame.tsx';
import { PageHead, Prose } from '../layout.tsx';
import { PrintButton, ScreenOnly, Sheet } from '../print.tsx';
import { type In, nav, who } from './around.tsx';
import { goals, samples } from './samples.ts';

export function Letter({ language }: In) {
  return (
    <Frame language={language} nav={nav(samples.coach.nav, 9)} who={who(samples.coach)} width="narrow">
      <ScreenOnly>
        <PageHead title="Brieven met een code" under="26 bladen A4, één per leerling.">
          <PrintButton />
        </PageHead>
      </ScreenOnly>
      <Sheet from={samples.school} date="21 november 2026">
        <h2>Beste Noor,</h2>
        <Prose>
          <p>
            Met deze code log je voor het eerst in bij Leerkring. De code werkt tot en met 5 december en één
            keer.
          </p>
        </Prose>
        <Definition
          items={[
            { term: 'Adres', is: 'leerkring.veenlicht.example' },
            { term: 'Gebruikersnaam', is: <b>noor@veenlicht</b> },
            { term: 'Code', is: <code>K7PM-4XWD-9QHT</code> },
          ]}
        />
        <p class="soft small">Geef deze brief aan niemand anders.</p>
      </Sheet>
      <Sheet size="A5" from={samples.school} date="week 48">
        <h2>De week van Noor</h2>
        {goals.slice(0, 2).map((goal) => (
          <GoalCard {...goal} id={`paper-${goal.id}`} doneWord="gedaan" />
        ))}
      </Sheet>
    </Frame>
  );
}
