import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readGrid } from './model.ts';

const nothing = new Map();
const read = async (bytes: Uint8Array) => await readGrid(bytes, 'pupils', nothing);
const text = (lines: string) => new TextEncoder().encode(lines);
const kinds = ({ problems }: Awaited<ReturnType<typeof read>>) => [...problems.counts.keys()];

const cell = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const page = (rows: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const twoRows = `<row r="1">${cell('A1', 'Naam')}${cell('B1', 'Klas')}</row><row r="2">${cell('A2', 'Noor Aydın')}${cell('B2', '1A')}</row>`;

function workbook(sheet: string, more: Zippable = {}): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zipSync({
    '[Content_Types].xml': strToU8('<?xml version="1.0"?><Types/>'),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${packages}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${packages}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
    ...more,
  });
}

describe('a sheet is read', () => {
  it.each([
    ['with semicolons', 'Naam;Klas\r\n"Wit; de";1A\r\n'],
    ['with tabs, as it is pasted, though a name holds a comma', 'Naam, voornaam\tKlas\n"Wit; de"\t1A'],
    ['with commas', 'Naam,Klas\n"Wit; de",1A\n'],
    ['with what stands above the heads', 'Het Veenlicht\n21-11-2026\n\nNaam;Klas\n"Wit; de";1A\n'],
  ])('%s', async (_, lines) => {
    const { grid } = await read(text(lines));
    expect(grid?.header.cells.at(-1)).toBe('Klas');
    expect(grid?.rows.map(({ cells }) => cells)).toEqual([['Wit; de', '1A']]);
  });

  it('from a workbook, whatever the name of the file, with the numbers of its rows', async () => {
    const { grid, problems } = await read(workbook(page(twoRows)));
    expect(problems.shown).toEqual([]);
    expect(grid?.header.cells).toEqual(['Naam', 'Klas']);
    expect(grid?.rows).toEqual([{ row: 2, cells: ['Noor Aydın', '1A'] }]);
  });
});

describe('what cannot be a list is told, and costs nothing', () => {
  it.each<[string, Uint8Array, string]>([
    ['nothing but heads', text('Naam;Klas\n'), 'sheetEmpty'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), 'sheetOld'],
    ['a page of HTML that calls itself a sheet', text('<html><table><tr><td>Naam'), 'sheetUnreadable'],
    ['letters of another encoding', Uint8Array.of(...text('Naam\nZo'), 0xeb, 10), 'cellUnreadable'],
    ['a gigantic cell', text(`Naam;Klas\n${'x'.repeat(70_000)};1A\n`), 'cellTooLong'],
    ['a long cell', text(`Naam;Klas\n${'x'.repeat(400)};1A\n`), 'cellTooLong'],
    ['more rows than any school has', text(`Naam\n${'x\n'.repeat(20_100)}`), 'rowsTooMany'],
    ['a zip that is no workbook', zipSync({ 'users.csv': strToU8('a') }), 'sheetUnreadable'],
    [
      'a workbook that is a bomb',
      workbook(page(`<row r="1">${' '.repeat(6_000_000)}</row>`)),
      'zipUnpacksTooLarge',
    ],
    [
      'a cell a million rows down',
      workbook(page(`${twoRows}<row r="1048576">${cell('XFD1048576', 'x')}</row>`)),
      'sheetUnreadable',
    ],
    [
      'entities that grow',
      workbook(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>`),
      'sheetUnreadable',
    ],
    ['a workbook that is broken inside', workbook('<worksheet><sheetData><row'), 'sheetUnreadable'],
  ])('%s', async (_, bytes, kind) => {
    const began = performance.now();
    const found = await read(bytes);
    expect(found.grid).toBeUndefined();
    expect(kinds(found)).toContain(kind);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
