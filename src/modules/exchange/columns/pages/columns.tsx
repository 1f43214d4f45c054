import { z } from 'zod';
import { id } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { type Page, page } from '#platform/route';
import { Back, Button, Cards, LinkButton, PageHead, PostForm, ProblemSummary, Select } from '#ui';
import { isOpen, type Told } from '../../incoming/model.ts';
import { uploadOf } from '../../incoming/store.ts';
import { fieldsOf } from '../model.ts';
import { words } from '../words.ts';

/** Which column is what: guessed, shown with the first cells, and said by who knows. */
export const columns: Page = page({
  path: '/exchange/incoming/:upload/columns',
  hats: ['administrator'],
  input: z.object({ upload: id }),
  queries: ({ upload }) => [uploadOf({ id: upload })],
  view: ({ rows: [upload], language, key, kept }) => {
    const { sheet } = (upload.told ?? {}) as Told;
    if (sheet === undefined || !isOpen(upload.state)) throw new Refusal('not-found');
    const say = words(language);
    const options = [
      { value: 'none', label: say.columns.leave },
      ...fieldsOf[sheet.list].map((field) => ({ value: field, label: say.fields[field] })),
    ];
    const headOf = (at: number) => sheet.header[at] || say.columns.column(at + 1);
    const problemOf = (field: string) => {
      const problem = kept?.problems[field];
      return problem === undefined ? undefined : say.matching[problem as keyof typeof say.matching];
    };
    return {
      title: say.columns.title,
      width: 'middle',
      sees: say.sees,
      body: (
        <>
          <Back href="/exchange/sheet">{say.columns.again}</Back>
          <PageHead
            over={[say.lists[sheet.list], upload.fileName].join(' · ')}
            title={say.columns.title}
            under={say.columns.under(sheet.rows)}
          />
          <ProblemSummary
            problems={Object.keys(kept?.problems ?? {}).map((field) => ({
              field,
              text: `${headOf(Number(field.slice(7)))}: ${problemOf(field) ?? ''}`,
            }))}
          />
          <PostForm action={`/exchange/incoming/${upload.id}/columns`} requestKey={key()}>
            <Cards>
              {sheet.header.map((_, at) => (
                <Select
                  name={`column-${at}`}
                  label={headOf(at)}
                  hint={
                    sheet.samples
                      .map((cells) => cells[at] ?? '')
                      .filter(Boolean)
                      .join(' · ') || say.columns.empty
                  }
                  options={options}
                  value={kept?.values[`column-${at}`] ?? sheet.matching[at] ?? 'none'}
                  problem={problemOf(`column-${at}`)}
                  required
                />
              ))}
            </Cards>
            <Button rank="first">{say.columns.go}</Button>
          </PostForm>
        </>
      ),
    };
  },
});

/** The way back to the columns from what a sheet would change, or from what is wrong with it. */
export const ToColumns = ({ upload, language }: { upload: string; language: 'nl' | 'en' | 'sv' }) => (
  <LinkButton href={`/exchange/incoming/${upload}/columns`}>{words(language).columns.change}</LinkButton>
);
