import { LinkButton } from '../button.tsx';
import { Chip } from '../card.tsx';
import { Ways } from '../choice.tsx';
import { Frame } from '../frame.tsx';
import { PageHead, Stack } from '../layout.tsx';
import { Cell, Table } from '../table.tsx';
import { type In, nav, who } from './around.tsx';
import { group, samples } from './samples.ts';

export function Group({ language }: In) {
  return (
    <Frame
      language={language}
      nav={nav(samples.coach.nav, 1)}
      who={who(samples.coach)}
      school={samples.school}
      width="wide"
      sees="Jij ziet dit als coach van 2B. Wie keek, staat bij de leerling."
    >
      <PageHead
        over="basisgroep 2B · week 48"
        title="Mijn groep"
        under="21 van 26 plannen zijn klaar. Drie leerlingen vragen om aandacht."
      >
        <LinkButton href="/ui" rank="first">
          21 plannen bekijken
        </LinkButton>
        <LinkButton href="/ui">Afdrukken</LinkButton>
      </PageHead>
      <Stack>
        <Ways
          label="Wie"
          ways={[
            { href: '/ui', label: 'Iedereen', current: true },
            { href: '/ui', label: 'Vraagt aandacht' },
            { href: '/ui', label: 'Niet gezien deze week' },
          ]}
        />
        <Table
          caption="De leerlingen van 2B deze week"
          quietCaption
          columns={[
            { head: 'Leerling' },
            { head: 'Gesprek' },
            { head: 'Plan' },
            { head: 'Afgevinkt', number: true },
            { head: 'Sturing', number: true },
            { head: 'Wat opvalt', wide: true },
          ]}
          rows={group.map((pupil) => ({
            cells: [
              <a href="/ui">{pupil.name}</a>,
              pupil.talk,
              <Chip on={pupil.plan === 'klaar'} soft={pupil.plan !== 'klaar'}>
                {pupil.plan}
              </Chip>,
              <Cell
                figure={{
                  shown: true,
                  count: Math.min(pupil.tasks.done, pupil.tasks.of),
                  of: pupil.tasks.of,
                }}
              />,
              pupil.autonomy,
              pupil.signal ?? '',
            ],
          }))}
        />
      </Stack>
    </Frame>
  );
}
