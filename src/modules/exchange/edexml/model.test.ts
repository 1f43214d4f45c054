import { describe, expect, it } from 'vitest';
import { ProblemNotes } from '../problem/model.ts';
import { isXml, readEdex } from './model.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string | Uint8Array) => {
  const notes = new ProblemNotes();
  const edex = readEdex(typeof text === 'string' ? bytes(text) : text, notes);
  return { edex, kinds: [...notes.counts.keys()] };
};
const inside = `<school><brincode>99XX</brincode></school>
  <groepen><groep key="g6"><naam>6A</naam><jaargroep>6</jaargroep></groep><samengestelde_groep key="s1"><naam>Rekenen plus</naam></samengestelde_groep></groepen>
  <leerlingen><leerling key="L1" eckid="https://ketenid.nl/x"><achternaam>Wit</achternaam><voorvoegsel>de</voorvoegsel><roepnaam>Sem &amp; co</roepnaam>
    <voornamen>Samuel Jan</voornamen><geboortedatum>2016-05-04</geboortedatum><geslacht>1</geslacht><bsn>123456782</bsn><jaargroep>6</jaargroep><groep key="g6"/>
    <samengestelde_groepen><samengestelde_groep key="s1"/></samengestelde_groepen></leerling>
    <leerling key="L2"><achternaam>Vos</achternaam><voornamen>Daan Piet</voornamen></leerling></leerlingen>
  <leerkrachten><leerkracht key="T1"><achternaam>Jansma</achternaam><roepnaam>Marit</roepnaam><groepen><groep key="g6"/><samengestelde_groep key="s1"/></groepen></leerkracht></leerkrachten>`;

describe('EDEXML', () => {
  it.each([
    ['as a file', `<?xml version="1.0"?><EDEX>${inside}</EDEX>`],
    [
      'as the answer of a service, with a prefix everywhere',
      `<s:Envelope><s:Body><le:leerlinggegevens>${inside.replaceAll(/<(\/?)(\w)/g, '<$1le:$2')}</le:leerlinggegevens></s:Body></s:Envelope>`,
    ],
  ])('tells groups, pupils and teachers %s, and nothing else', (_, text) => {
    const { edex, kinds } = read(text);
    expect(kinds).toEqual([]);
    expect(edex?.brin).toBe('99XX');
    expect([...(edex?.groups.values() ?? [])]).toEqual([{ key: 'g6', name: '6A', year: '6' }]);
    expect(edex?.pupils).toMatchObject([
      {
        key: 'L1',
        given: 'Sem & co',
        infix: 'de',
        family: 'Wit',
        born: '2016-05-04',
        year: '6',
        groups: ['g6'],
      },
      { key: 'L2', given: 'Daan', family: 'Vos', groups: [] },
    ]);
    expect(edex?.teachers).toMatchObject([{ key: 'T1', given: 'Marit', groups: ['g6'] }]);
    expect(JSON.stringify(edex)).not.toContain('123456782');
    expect(JSON.stringify(edex)).not.toContain('ketenid');
  });

  it('in letters of its own saying, as older programs write it', () => {
    const text =
      '<?xml version="1.0" encoding="ISO-8859-1"?><EDEX><leerlingen><leerling key="1"><roepnaam>Zoë</roepnaam></leerling></leerlingen></EDEX>';
    expect(read(Buffer.from(text, 'latin1')).edex?.pupils[0]?.given).toBe('Zoë');
  });

  it.each([
    [
      'entities that grow',
      `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><EDEX>&b;</EDEX>`,
      'xmlDoctype',
    ],
    ['something from outside', `<!DOCTYPE x SYSTEM "file:///etc/passwd"><EDEX/>`, 'xmlDoctype'],
    ['an entity nobody defined', '<EDEX><school>&x;</school></EDEX>', 'xmlBroken'],
    ['half a file', '<EDEX><leerlingen>', 'xmlBroken'],
    ['a tower of elements', '<a>'.repeat(100_000), 'xmlBroken'],
    ['another sort of XML', '<feed><entry/></feed>', 'xmlNoEdex'],
    [
      'a gigantic name',
      `<EDEX><leerlingen><leerling key="1"><roepnaam>${'x'.repeat(2_000_000)}</roepnaam></leerling></leerlingen></EDEX>`,
      'cellTooLong',
    ],
    ['letters that are none', Uint8Array.of(...bytes('<EDEX>'), 0xff, 0xfe, 0x41), 'xmlBroken'],
    ['more than any school', new Uint8Array(17 * 1024 * 1024).fill(32), 'xmlTooLarge'],
    [
      'nobody in it, which would send everybody away',
      '<EDEX><school><brincode>99ZZ</brincode></school></EDEX>',
      'xmlNobody',
    ],
  ])('with %s is refused', (_, text, kind) => {
    const began = performance.now();
    const { edex, kinds } = read(text);
    expect(edex).toBeUndefined();
    expect(kinds).toContain(kind);
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('is known from its first letters', () => {
    expect(isXml(bytes('\ufeff <?xml version="1.0"?>'))).toBe(true);
    expect(isXml(Buffer.from('\ufeff<EDEX/>', 'utf16le'))).toBe(true);
    expect(isXml(bytes('PK'))).toBe(false);
  });
});
