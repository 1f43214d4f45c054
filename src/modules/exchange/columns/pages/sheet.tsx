import type { Kept, Page } from '#platform/route';
import { page } from '#platform/route';
import {
  Back,
  Button,
  Card,
  Choice,
  FileField,
  Hidden,
  Notice,
  PageHead,
  PostForm,
  ProblemSummary,
  TextArea,
} from '#ui';
import { words } from '../words.ts';

type Say = ReturnType<typeof words>;
const lists = ['staff', 'pupils', 'guardians', 'lessons'] as const;

/** A list as a file or as pasted cells. */
export const sheet: Page = page({
  path: '/exchange/sheet',
  hats: ['administrator'],
  queries: () => [],
  view: ({ language, key, kept }) => {
    const say = words(language);
    const isPasted = kept?.values['pasted'] !== undefined;
    const said = (field: string) => {
      const problem = kept?.problems[field];
      return problem === undefined
        ? undefined
        : (say.problems[problem as keyof Say['problems']] ?? say.problems.missing);
    };
    const problems = ['list', 'file', 'pasted'].flatMap((field) => {
      const text = said(field);
      return text === undefined
        ? []
        : [{ field: field === 'list' && isPasted ? 'list-pasted' : field, text }];
    });
    return {
      title: say.title,
      width: 'middle',
      sees: say.sees,
      body: (
        <>
          <Back href="/exchange">{say.back}</Back>
          <PageHead title={say.title} under={say.under} />
          <ProblemSummary problems={problems} />
          <Notice>
            <p>{say.onlyNamed}</p>
          </Notice>
          <Card title={say.byFile}>
            <PostForm action="/exchange/sheet" requestKey={key()} files plain>
              <Lists say={say} kept={kept} problem={isPasted ? undefined : said('list')} />
              <FileField
                name="file"
                label={say.file}
                hint={say.fileHint}
                accept=".xlsx,.csv,.txt,.tsv,text/csv"
                most={8}
                tooLarge={say.problems['too-large']}
                problem={said('file')}
                required
              />
              <Button rank="first">{say.readFile}</Button>
            </PostForm>
          </Card>
          <Card title={say.byPasting}>
            <PostForm action="/exchange/sheet" requestKey={key()} plain>
              <Hidden name="called" value={say.pastedName} />
              <Lists say={say} kept={kept} problem={isPasted ? said('list') : undefined} id="list-pasted" />
              <TextArea
                name="pasted"
                label={say.pasted}
                hint={say.pastedHint}
                value={kept?.values['pasted']}
                rows={8}
                problem={said('pasted')}
                required
              />
              <Button>{say.readPasted}</Button>
            </PostForm>
          </Card>
        </>
      ),
    };
  },
});

type ListsProps = { say: Say; kept: Kept | undefined; problem: string | undefined; id?: string };

const Lists = ({ say, kept, problem, id }: ListsProps) => (
  <Choice
    name="list"
    id={id}
    label={say.whichList}
    hint={say.order}
    options={lists.map((list) => ({ value: list, label: say.lists[list], hint: say.listHint[list] }))}
    value={kept?.values['list']}
    problem={problem}
    required
  />
);
