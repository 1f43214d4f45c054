import { Card, Chip, Stat } from '../card.tsx';
import { Cards } from '../layout.tsx';
import { Fold, Path } from '../path.tsx';
import { Progress, Sentence, Steps } from '../steps.tsx';
import { Cell } from '../table.tsx';
import { Part } from './around.tsx';

/** How far somebody is, on a way and in numbers. */
export function Figures() {
  return (
    <Part name="Steps, Sentence, Progress, Stat">
      <Card>
        <Sentence subject="Engels" href="/ui" text="3 weken vóór" steps={{ done: 19, total: 25 }} />
        <Sentence subject="Nederlands" text="3 weken achter" steps={{ done: 13, planned: 17, total: 48 }} />
        <p>
          <Steps done={0} total={7} /> <Steps done={7} total={7} />
        </p>
        <Progress id="import" label="Leerlingen inlezen" done={410} of={624} />
      </Card>
      <Fold title="Blok 5 · Vergelijkingen" aside={<Steps done={2} total={5} />} open>
        <Path
          label="Blok 5"
          steps={[
            {
              href: '/ui',
              place: '21',
              text: 'Ik reken met negatieve getallen',
              look: 'done',
              mark: <Chip on>gehad</Chip>,
            },
            {
              href: '/ui',
              place: '22',
              text: 'Ik maak een formule bij een patroon',
              look: 'here',
              mark: <Chip>hier ben je</Chip>,
            },
            { href: '/ui', place: '23', text: 'Ik los een vergelijking met haakjes op' },
          ]}
        />
      </Fold>
      <Cards>
        <Stat
          value={<Cell figure={{ shown: true, count: 81, of: 100 }} />}
          label="gesprekken gevoerd"
          next={{ label: 'Praat met Sanne', href: '/ui' }}
        />
        <Stat
          value={<Cell figure={{ shown: true, mean: 3.4, answers: 22 }} />}
          label="over veiligheid"
          note="vorige keer 3,2"
        />
        <Stat value={<Cell figure={{ shown: false }} />} label="over eten" />
      </Cards>
    </Part>
  );
}
