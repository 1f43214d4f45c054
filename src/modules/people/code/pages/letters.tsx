import { z } from 'zod';
import { codeOf } from '#modules/identity';
import { ownSchool } from '#modules/organisations';
import { dayInWords } from '#platform/dates';
import { maybeId } from '#platform/input';
import { type House, page, type View } from '#platform/route';
import { dayIn } from '#platform/scope';
import type { Language } from '#platform/words';
import { Back, Definition, Empty, Notice, PageHead, PrintButton, Prose, ScreenOnly, Sheet } from '#ui';
import { words as authorityWords } from '../../authority/words.ts';
import { words } from '../../words.ts';
import { accessOf, fullName, glanceAt } from '../model.ts';
import { accountOf, childrenOf, groupNamed, most, peopleOf } from '../store.ts';
import { crowd, groupName } from './crowd.ts';

type Reader = {
  house: House;
  now: Date;
  zone: string;
  language: Language;
  children: readonly Child[];
};
type Letter = {
  person: string;
  given: string;
  family: string;
  username: string;
  code: string | null;
  codeUntil: Date | null;
};
type Child = ReturnType<ReturnType<typeof childrenOf>['read']>[number];
type School = { name: string; handle: string | null; language: Language };

/** Letters on A4, one for each code that waits. */
export const letters = page({
  path: '/people/letters',
  hats: ['administrator'],
  input: z.object({ who: crowd, group: maybeId, person: maybeId }),
  queries: ({ who, group, person }) => [
    ownSchool(),
    groupNamed({ group }),
    person === null ? peopleOf(who, group) : accountOf({ person }),
    childrenOf({ group, person }),
  ],
  view: ({ who: { zone }, input, rows: [school, group, read, children], language, now, house }) => {
    const say = words(language);
    const reader = { house, now, zone, language, children };
    if (!Array.isArray(read)) {
      const kind = read.hat === 'pupil' || read.hat === 'guardian' ? read.hat : 'staff';
      const sheets = read.code === null ? [] : [read];
      return lettersView(say.letters.one(fullName(read)), kind, sheets, [], school, reader);
    }
    const kind = input.who === 'pupils' ? 'pupil' : input.who === 'guardians' ? 'guardian' : 'staff';
    const name = groupName(input.group, input.who, new Map(group ? [[group.id, group.name]] : []), say);
    const title = input.who === 'guardians' ? `${say.crowd.guardians}, ${name}` : name;
    const sheets = read.filter((one) => accessOf(one) === 'waiting');
    const elsewhere = read.filter((one) => accessOf(one) === 'elsewhere').map(fullName);
    return lettersView(say.letters.title(title), kind, sheets, elsewhere, school, reader);
  },
});

function lettersView(
  title: string,
  kind: 'pupil' | 'guardian' | 'staff',
  sheets: readonly Letter[],
  elsewhere: readonly string[],
  school: School,
  reader: Reader,
): View {
  const say = words(reader.language);
  const untils = sheets.flatMap(({ codeUntil }) => (codeUntil === null ? [] : [codeUntil.getTime()]));
  const first = new Date(Math.min(...untils));
  return {
    title,
    width: 'middle',
    sees: say.codes.sees,
    body: (
      <>
        <ScreenOnly>
          <div class="stack">
            <Back href="/people/codes">{say.letters.back}</Back>
            <PageHead
              title={title}
              under={
                sheets.length > 0
                  ? `${say.letters.count(sheets.length)} ${say.letters.until(lastDay(first, reader))}`
                  : undefined
              }
            >
              {sheets.length > 0 && <PrintButton />}
            </PageHead>
            {sheets.length >= most && <Notice>{say.letters.more(sheets.length)}</Notice>}
            {elsewhere.length > 0 && <Notice>{say.letters.elsewhere(elsewhere.join(', '))}</Notice>}
            {sheets.length === 0 && (
              <Empty title={say.letters.none} go={{ label: say.letters.noneGo, href: '/people/codes' }}>
                {say.letters.noneWhy}
              </Empty>
            )}
          </div>
        </ScreenOnly>
        {sheets.length > 0 && (
          <div class="stack" lang={school.language}>
            {sheets.map((one) => (
              <LetterSheet letter={one} kind={kind} school={school} reader={reader} />
            ))}
          </div>
        )}
      </>
    ),
  };
}

/** The last day on which a code works, as it is said. */
export const lastDay = (
  until: Date,
  { zone, now, language }: Pick<Reader, 'zone' | 'now' | 'language'>,
): string => dayInWords(dayIn(zone, until), language, dayIn(zone, now));

/** In the tongue of the school, whatever the administrator's: the letter is for somebody else. */
function LetterSheet(props: {
  letter: Letter;
  kind: 'pupil' | 'guardian' | 'staff';
  school: School;
  reader: Reader;
}) {
  const { letter, kind, school, reader } = props;
  const its = { ...reader, language: school.language };
  const say = words(school.language).letters;
  const sees = authorityWords(school.language).letter;
  if (letter.code === null || letter.codeUntil === null) return null;
  const day = lastDay(letter.codeUntil, its);
  const theirs =
    kind === 'guardian' ? reader.children.filter(({ guardian }) => guardian === letter.person) : [];
  return (
    <Sheet from={school.name} date={dayInWords(dayIn(reader.zone, reader.now), school.language, '')}>
      <p class="soft">
        {fullName(letter)}
        {theirs.length > 0 && (
          <>
            <br />
            {sees.forTheirs(
              theirs.map(({ given, group }) => (group === null ? given : `${given} (${group})`)).join(' & '),
            )}
          </>
        )}
      </p>
      <h2>{say.dear(letter.given)}</h2>
      <p>{say.why[kind]}</p>
      <Definition
        items={[
          { term: say.name, is: <code>{`${letter.username}@${school.handle ?? ''}`}</code> },
          { term: say.code, is: <code class="big">{codeOf(letter.code, reader.house.sign)}</code> },
        ]}
      />
      <h3>{say.steps}</h3>
      <Prose>
        <ol>
          <li>{say.stepAddress(reader.house.address ?? '')}</li>
          <li>{say.stepCode}</li>
          <li>{say.stepPassword}</li>
        </ol>
        <p>{say.once(day)}</p>
        <p>{say.help[kind]}</p>
      </Prose>
      {theirs.length > 0 && (
        <>
          <h3>{sees.seesTitle}</h3>
          <Prose>
            <ul>
              {theirs.map(({ given, age, weekOpen }) => (
                <li>{sees.seesOf[glanceAt(age, weekOpen)](given)}</li>
              ))}
            </ul>
            <p>{sees.seesNot}</p>
            <p>{sees.seesWrong}</p>
          </Prose>
        </>
      )}
    </Sheet>
  );
}
