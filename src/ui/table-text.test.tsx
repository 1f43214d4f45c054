import { expect, it } from 'vitest';
import { Table, tablesIn, toMarkup, withLinks } from './index.ts';

const markup = toMarkup(
  <main>
    <Table
      caption="Wie & wat"
      columns={[{ head: 'Naam' }, { head: 'Aantal', number: true }, { head: 'Doen', quiet: true }]}
      rows={[
        {
          cells: [
            <a href="/x">Noor "d'Arc" &lt;b&gt;</a>,
            3,
            <form action="/y">
              <button>Weg</button>
            </form>,
          ],
        },
        { cells: ['Sem', <span class="num">2 van 5</span>, null] },
      ]}
    />
    <Table caption="Leeg" columns={[{ head: 'Naam' }, { head: 'Aantal' }]} rows={[]} />
  </main>,
  'nl',
);

it('a table is read back as it is seen, without its buttons', () => {
  expect(tablesIn(markup)).toEqual([
    {
      caption: 'Wie & wat',
      columns: ['Naam', 'Aantal'],
      rows: [
        ['Noor "d\'Arc" <b>', '3'],
        ['Sem', '2 van 5'],
      ],
    },
    { caption: 'Leeg', columns: ['Naam', 'Aantal'], rows: [] },
  ]);
});

it('of a table to fill in it is what is chosen and typed, not all that could be', () => {
  const form = toMarkup(
    <Table
      caption="Tijden"
      columns={[{ head: 'Naam' }, { head: 'Dag' }, { head: 'Tijd' }, { head: 'Mee' }]}
      rows={['2', ''].map((day) => ({
        cells: [
          'Noor',
          <select name="day">
            <option value="">geen</option>
            <option value="1">maandag</option>
            <option value="2" selected={day === '2'}>
              dinsdag &amp; vroeg
            </option>
          </select>,
          <input type="time" value={day === '' ? '' : '> 09:50'} />,
          <label>
            <input type="checkbox" name="a" value="on" /> klaar
          </label>,
        ],
      }))}
    />,
    'nl',
  );
  expect(tablesIn(form)[0]?.rows).toEqual([
    ['Noor', 'dinsdag & vroeg', '> 09:50', 'klaar'],
    ['Noor', 'geen', '', 'klaar'],
  ]);
});

it('only a table with rows gets a way to take it along', () => {
  const linked = withLinks(markup, (n, caption) => `<p>${n} ${caption}</p>`);
  expect(linked).toContain('</table><p>1 Wie & wat</p>');
  expect(linked).not.toContain('<p>2 ');
});
