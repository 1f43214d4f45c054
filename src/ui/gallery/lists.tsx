import { Chip } from '../card.tsx';
import { People } from '../people.tsx';
import { Cell, Table } from '../table.tsx';
import { Part } from './around.tsx';
import { group } from './samples.ts';

/** Many of one kind: rows of figures, and people to find. */
export function Lists() {
  return (
    <>
      <Part name="Table, Cell">
        <Table
          caption="Wat een groep deze week deed"
          columns={[
            { head: 'Groep' },
            { head: 'Plannen', number: true },
            { head: 'Oordeel', number: true },
            { head: 'Doe', quiet: true },
          ]}
          rows={[
            {
              cells: [
                '2A',
                <Cell figure={{ shown: true, count: 24, of: 26 }} />,
                <Cell figure={{ shown: true, mean: 3.62, answers: 19 }} />,
                <a href="/ui">Bekijk 2A</a>,
              ],
            },
            {
              cells: [
                '2B',
                <Cell figure={{ shown: true, count: 1234 }} />,
                <Cell figure={{ shown: false }} />,
                <a href="/ui">Bekijk 2B</a>,
              ],
            },
          ]}
        />
      </Part>

      <Part name="People, Search">
        <People
          id="people"
          label="Leerlingen van 2B"
          search={{ action: '/ui', label: 'Zoek een leerling' }}
          people={group.slice(0, 6).map((pupil) => ({
            href: '/ui',
            name: pupil.name,
            detail: pupil.talk,
            mark: pupil.signal && <Chip soft>{pupil.signal}</Chip>,
          }))}
        />
      </Part>
    </>
  );
}
