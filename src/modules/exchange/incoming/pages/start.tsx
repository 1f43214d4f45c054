import { momentInWords } from '#platform/dates';
import { type Page, page } from '#platform/route';
import {
  Actions,
  Button,
  FileField,
  LinkButton,
  Notice,
  PageHead,
  PostForm,
  ProblemSummary,
  Section,
  Table,
} from '#ui';
import { isBusy } from '../model.ts';
import { lastImports, openUpload } from '../store.ts';
import { words } from '../words.ts';

/** Where files are brought: what waits now, the form, and what came in before. */
export const start: Page = page({
  path: '/exchange',
  hats: ['administrator'],
  queries: () => [openUpload(), lastImports()],
  view: ({ rows: [open, last], who, language, key, kept }) => {
    const say = words(language);
    const some = last.some(({ undoable }) => undoable);
    const wrong = kept?.problems['file'];
    const problem =
      wrong === undefined
        ? undefined
        : (say.problems[wrong as keyof typeof say.problems] ?? say.problems.missing);
    return {
      title: say.title,
      width: 'middle',
      sees: say.sees,
      body: (
        <>
          <PageHead title={say.title} under={say.under} />
          <ProblemSummary problems={problem === undefined ? [] : [{ field: 'file', text: problem }]} />
          {open !== undefined && (
            <Notice kind={open.state === 'refused' || open.state === 'failed' ? 'warn' : 'info'}>
              <p>
                {isBusy(open.state)
                  ? say.open.busy(open.fileName)
                  : say.open[open.state as 'read'](open.fileName)}
              </p>
              <Actions>
                <LinkButton href={`/exchange/incoming/${open.id}`} small>
                  {say.open.look}
                </LinkButton>
              </Actions>
            </Notice>
          )}
          <PostForm action="/exchange" requestKey={key()} files plain>
            <FileField
              name="file"
              label={say.file}
              hint={say.fileHint}
              accept=".zip,.xml,application/zip,text/xml"
              most={32}
              tooLarge={say.problems['too-large']}
              problem={problem}
              required
            />
            <p class="soft">{open === undefined ? say.bringNote : say.replaces}</p>
            <Button rank="first">{say.bring}</Button>
          </PostForm>
          <Section title={say.otherWays}>
            <p>{say.sheetText}</p>
            <Actions>
              <LinkButton href="/exchange/sheet">{say.sheet}</LinkButton>
            </Actions>
          </Section>
          <Section title={say.last}>
            {last.length === 0 ? (
              <p class="soft">{say.lastNone}</p>
            ) : (
              <Table
                caption={say.last}
                quietCaption
                columns={[
                  { head: say.columns.when },
                  { head: say.columns.file },
                  { head: say.columns.by },
                  { head: say.columns.added, number: true },
                  { head: say.columns.changed, number: true },
                  { head: say.columns.ended, number: true },
                  ...(some ? [{ head: say.undo.column, quiet: true }] : []),
                ]}
                rows={last.map((one) => ({
                  cells: [
                    momentInWords(one.at, who.zone, language),
                    one.fileName,
                    one.by || say.host,
                    one.added,
                    one.changed,
                    one.ended,
                    ...(some
                      ? [
                          one.undoable && (
                            <PostForm
                              action={`/exchange/import/${one.id}/undo`}
                              requestKey={key()}
                              class="inline"
                              plain
                            >
                              <Button small label={say.undo.goOf(one.fileName)}>
                                {say.undo.go}
                              </Button>
                            </PostForm>
                          ),
                        ]
                      : []),
                  ],
                }))}
              />
            )}
          </Section>
        </>
      ),
    };
  },
});
