import type { VNode } from 'preact';
import { z } from 'zod';
import { gaps } from '#modules/people';
import { momentInWords } from '#platform/dates';
import { id } from '#platform/input';
import { type Page, page } from '#platform/route';
import type { Language } from '#platform/words';
import { Actions, Back, Button, Choice, Hidden, LinkButton, Notice, PageHead, PostForm, Stack } from '#ui';
import { ToColumns } from '../../columns/pages/columns.tsx';
import type { Told } from '../model.ts';
import { pagesOf, uploadOf } from '../store.ts';
import { words } from '../words.ts';
import { AllLines, Counts, Problems, StayTable, type Stored, type Upload, Warnings } from './told.tsx';

type Seen = {
  readonly upload: Upload;
  readonly told: Told;
  readonly pages: Stored;
  readonly language: Language;
  readonly key: () => string;
  readonly problem: boolean;
  /** How many questions the school has open, about what no file could tell. */
  readonly questions: number;
};

/** One file: how far it is, what is wrong with it, what it would change, or what it changed. */
export const incoming: Page = page({
  path: '/exchange/incoming/:upload',
  hats: ['administrator'],
  /** `moved`: somebody agreed to what it is no longer. */
  input: z.object({ upload: id, moved: z.literal('1').optional().catch(undefined) }),
  queries: ({ upload }) => [uploadOf({ id: upload }), pagesOf({ id: upload }), gaps()],
  view: ({ rows: [upload, pages, { questions }], input: { moved }, who, language, key, kept }) => {
    const say = words(language);
    const told: Told = { ...(upload.told as Told | null), ...(moved && { moved: true }) };
    const asks = upload.state === 'choosing' && told.sheet !== undefined;
    const { title, body } = bodies[upload.state]({
      upload,
      told,
      pages,
      language,
      key,
      problem: kept !== undefined,
      questions,
    });
    const busy = upload.state === 'waiting' || upload.state === 'agreed' || upload.state === 'arriving';
    return {
      title,
      // of a sheet is asked which column is what
      ...(asks && { goTo: `/exchange/incoming/${upload.id}/columns` }),
      width:
        upload.state === 'read' || upload.state === 'applied' || upload.state === 'refused'
          ? 'wide'
          : 'middle',
      sees: say.sees,
      again: busy ? 2 : undefined,
      body: (
        <>
          <Back href="/exchange">{say.back}</Back>
          <PageHead
            over={upload.fileName}
            title={title}
            under={say.brought(upload.by, momentInWords(upload.at, who.zone, language))}
          />
          {body}
        </>
      ),
    };
  },
});

type Shown = { readonly title: string; readonly body: VNode };
const bodies: Readonly<Record<Upload['state'], (seen: Seen) => Shown>> = {
  arriving: reading,
  waiting: (seen) => (seen.upload.stalled ? stalled(seen) : reading(seen)),
  agreed: (seen) => {
    if (seen.upload.stalled) return stalled(seen);
    const { title, text } = words(seen.language).writing;
    return { title, body: <p>{text}</p> };
  },
  choosing,
  refused,
  read: preview,
  applied,
  failed: ({ told, language }) => {
    const { title, text, tried } = words(language).failed;
    const body =
      told.tries === undefined ? (
        <p>
          {text} <code>{told.fault}</code>
        </p>
      ) : (
        <p>{tried(told.tries)}</p>
      );
    return { title, body };
  },
  left: ({ language }) => {
    const { title, text } = words(language).left;
    return { title, body: <p>{text}</p> };
  },
};

/** The server stopped in the middle; another, or the same one, takes it up again by itself. */
function stalled({ upload, language }: Seen): Shown {
  const { title, reading: read, writing } = words(language).stalled;
  return { title, body: <p>{upload.state === 'agreed' ? writing : read}</p> };
}

function reading({ upload, language }: Seen): Shown {
  const { reading: say, undo } = words(language);
  return {
    title: upload.undoes === null ? say.title : undo.reading,
    body: (
      <Stack>
        <p>{say.text}</p>
        {upload.stepFile !== null && <p class="soft num">{say.at(upload.stepFile, upload.stepRow ?? 0)}</p>}
        <LinkButton href={`/exchange/incoming/${upload.id}`}>{say.again}</LinkButton>
      </Stack>
    ),
  };
}

function choosing({ upload, told, language, key, problem }: Seen): Shown {
  const { choosing: say, problems } = words(language);
  const { which = [] } = told;
  const [only] = which;
  return {
    title: say.title,
    body: (
      <Stack>
        <p>{which.length === 1 && only !== undefined ? say.one(only.name) : say.text}</p>
        <PostForm action={`/exchange/incoming/${upload.id}/school`} requestKey={key()} plain>
          <Choice
            name="school"
            label={say.school}
            options={which.map(({ id: value, name, code }) => ({
              value,
              label: name,
              hint: code === null ? undefined : say.number(code),
            }))}
            problem={problem ? problems.missing : undefined}
            required
          />
          <Button rank="first">{say.go}</Button>
        </PostForm>
        <Leave upload={upload} language={language} requestKey={key()} />
      </Stack>
    ),
  };
}

function refused({ upload, told, pages, language }: Seen): Shown {
  const { refused: say, undo } = words(language);
  if (told.late) return { title: undo.nothing, body: <p>{undo.late}</p> };
  return {
    title: say.title(told.errors ?? 1),
    body: (
      <Stack>
        <Notice kind="warn">
          <p>
            {told.taken !== undefined
              ? say.taken(told.taken)
              : told.sheet === undefined
                ? say.text
                : say.sheet}
          </p>
        </Notice>
        <Problems pages={pages} weight="error" told={told} language={language} />
        <Actions>
          <LinkButton href={told.sheet === undefined ? '/exchange' : '/exchange/sheet'} rank="first">
            {say.again}
          </LinkButton>
          {told.sheet !== undefined && <ToColumns upload={upload.id} language={language} />}
        </Actions>
        <Warnings pages={pages} told={told} language={language} />
      </Stack>
    ),
  };
}

function preview({ upload, told, pages, language, key }: Seen): Shown {
  const { read, undo } = words(language);
  const say = told.undo ? { ...read, ...undo, applyN: undo.apply } : read;
  const all = totalOf(told);
  // the one number that shows at once that it is the file of another school, or of another year
  const ending = (what: string) =>
    told.counts?.find(({ sort, change }) => sort === what && change === 'ended')?.count ?? 0;
  const [leaving, leading] = [ending('pupil'), ending('leads')];
  return {
    title: all === 0 ? say.nothing : say.title(all),
    body: (
      <Stack>
        {told.moved && (
          <Notice kind="warn">
            <p>{say.moved}</p>
          </Notice>
        )}
        <p>{all === 0 ? say.nothingText : say.text}</p>
        {told.delta && <p>{read.delta}</p>}
        {!told.undo && leaving > 0 && (
          <Notice kind="warn">
            <p>{read.stop(leaving)}</p>
          </Notice>
        )}
        {!told.undo && leading > 0 && (
          <Notice kind="warn">
            <p>{read.leads(leading)}</p>
          </Notice>
        )}
        {(told.ofOneself ?? 0) > 0 && (
          <Notice kind="warn">
            <p>{read.ofOneself}</p>
          </Notice>
        )}
        {told.kept && (
          <Notice>
            <p>{say.kept}</p>
          </Notice>
        )}
        {(told.others ?? []).length > 0 && <p class="soft">{say.others((told.others ?? []).join(', '))}</p>}
        <Counts upload={upload} told={told} language={language} />
        <Actions>
          {all > 0 && (
            <PostForm
              action={`/exchange/incoming/${upload.id}/apply`}
              requestKey={key()}
              class="inline"
              plain
            >
              <Hidden name="seen" value={upload.digest ?? ''} />
              <Button rank="first">{say.applyN(all)}</Button>
            </PostForm>
          )}
          {told.sheet !== undefined && <ToColumns upload={upload.id} language={language} />}
          <Leave upload={upload} language={language} requestKey={key()} />
        </Actions>
        <StayTable pages={pages} told={told} language={language} />
        <Warnings pages={pages} told={told} language={language} />
        <AllLines upload={upload} told={told} pages={pages} language={language} />
      </Stack>
    ),
  };
}

function applied({ upload, told, pages, language, key, questions }: Seen): Shown {
  const { applied: say, undo } = words(language);
  return {
    title: told.undo ? undo.done : say.title,
    body: (
      <Stack>
        <Notice kind="done">
          <p>{say.text(totalOf(told))}</p>
        </Notice>
        {!told.undo && (
          <Actions>
            {questions > 0 && (
              <LinkButton href="/people/settle" rank="first">
                {say.settle(questions)}
              </LinkButton>
            )}
            <LinkButton href="/people/codes" rank={questions === 0 ? 'first' : undefined}>
              {say.letters}
            </LinkButton>
            {upload.undoable && (
              <PostForm
                action={`/exchange/import/${upload.import}/undo`}
                requestKey={key()}
                class="inline"
                plain
              >
                <Button>{undo.go}</Button>
              </PostForm>
            )}
          </Actions>
        )}
        <Counts upload={upload} told={told} language={language} />
        <StayTable pages={pages} told={told} language={language} />
        <Warnings pages={pages} told={told} language={language} />
        <AllLines upload={upload} told={told} pages={pages} language={language} />
      </Stack>
    ),
  };
}

const totalOf = ({ counts = [] }: Told) => counts.reduce((sum, { count }) => sum + count, 0);

function Leave({ upload, language, requestKey }: { upload: Upload; language: Language; requestKey: string }) {
  return (
    <PostForm action={`/exchange/incoming/${upload.id}/leave`} requestKey={requestKey} class="inline">
      <Button>{words(language).read.leave}</Button>
    </PostForm>
  );
}
