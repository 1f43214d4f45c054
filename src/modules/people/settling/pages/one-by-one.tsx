import type { VNode } from 'preact';
import type { Seen, View } from '#platform/route';
import { Back, Button, Cards, Empty, type FieldBase, PageHead, PostForm, ProblemSummary } from '#ui';
import type { Question } from '../model.ts';
import { LeaveRest } from './leave.tsx';
import { doneIn, type JustDone, problemOf, summaryOf, words } from './said.ts';

type OneByOne<Row extends { id: string }> = {
  question: Question;
  /** Where the form is answered: the path of the page itself. */
  path: string;
  /** The first part of the names of its fields: `born-<id>`. */
  field: string;
  title: string;
  under: string;
  /** What is said when nobody is left to ask about. */
  none: string;
  rows: readonly Row[];
  /** How many nobody said anything about, also those that the page does not show yet. */
  open: number;
  nameOf: (row: Row) => string;
  /** How one of them is asked, with what was typed before. */
  ask: (row: Row, asked: FieldBase & { value: string | undefined }) => VNode;
};

/** A page that asks the same of everybody in a list: what is filled in is saved, and the rest can stay as it is. */
export function oneByOne<Row extends { id: string }>(
  { language, key, kept, input }: Pick<Seen<JustDone, unknown>, 'language' | 'key' | 'kept' | 'input'>,
  { question, path, field, title, under, none, rows, open, nameOf, ask }: OneByOne<Row>,
): View {
  const say = words(language);
  const names = new Map(rows.map((row) => [`${field}-${row.id}`, nameOf(row)]));
  return {
    title,
    width: 'middle',
    sees: say.settle.sees,
    done: doneIn(say, input.did, open),
    body: (
      <>
        <Back href="/people/settle">{say.missing.back}</Back>
        <PageHead title={title} under={under} />
        <ProblemSummary problems={summaryOf(say, kept, names)} />
        {rows.length === 0 ? (
          <Empty title={none} go={{ label: say.missing.back, href: '/people/settle' }} />
        ) : (
          <PostForm action={path} requestKey={key()}>
            <Cards>
              {rows.map((row) => {
                const name = `${field}-${row.id}`;
                const problem = problemOf(say, kept, name);
                return ask(row, {
                  name,
                  label: nameOf(row),
                  value: kept?.values[name],
                  problem,
                  required: true,
                });
              })}
            </Cards>
            {open > rows.length && <p class="soft">{say.missing.more(open - rows.length)}</p>}
            <Button rank="first">{say.person.save}</Button>
          </PostForm>
        )}
        {open > 0 && <LeaveRest question={question} open={open} say={say} requestKey={key} />}
      </>
    ),
  };
}
