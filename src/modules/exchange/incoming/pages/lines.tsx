import { z } from 'zod';
import { id } from '#platform/input';
import { type Page, page } from '#platform/route';
import { Actions, Back, LinkButton, PageHead, Stack } from '#ui';
import { changes, type Line, sorts } from '../../difference/model.ts';
import { linesPerPage, type Told } from '../model.ts';
import { onePage, uploadOf } from '../store.ts';
import { words } from '../words.ts';
import { LineTable } from './parts.tsx';
import { linesOf } from './told.tsx';

/** All differences of one kind, a hundred at a time. */
export const lines: Page = page({
  path: '/exchange/incoming/:upload/lines',
  hats: ['administrator'],
  input: z.object({
    upload: id,
    sort: z.enum(sorts),
    change: z.enum(changes),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
  }),
  queries: ({ upload, sort, change, page: at }) => [
    uploadOf({ id: upload }),
    onePage({ id: upload, sort, change, n: at - 1 }),
  ],
  view: ({ rows: [upload, kept], input: { sort, change, page: at }, language }) => {
    const say = words(language);
    const { counts = [] } = (upload.told ?? {}) as Told;
    const count = counts.find((one) => one.sort === sort && one.change === change)?.count ?? 0;
    const of = Math.max(1, Math.ceil(count / linesPerPage));
    const to = (n: number) => linesOf(upload.id, sort, change, n - 1);
    const title = `${say.sorts[sort]}, ${say.changes[change]}`;
    return {
      title,
      width: 'wide',
      sees: say.sees,
      body: (
        <Stack>
          <Back href={`/exchange/incoming/${upload.id}`}>{upload.fileName}</Back>
          <PageHead title={title} under={of > 1 ? say.page(at, of) : undefined} />
          <LineTable
            sort={sort}
            change={change}
            lines={(kept?.lines ?? []) as readonly Line[]}
            language={language}
          />
          {of > 1 && (
            <Actions>
              {at > 1 && <LinkButton href={to(at - 1)}>{say.earlier}</LinkButton>}
              {at < of && <LinkButton href={to(at + 1)}>{say.later}</LinkButton>}
            </Actions>
          )}
        </Stack>
      ),
    };
  },
});
