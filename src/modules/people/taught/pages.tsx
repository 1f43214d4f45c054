import { z } from 'zod';
import { isFoundBy } from '#platform/find';
import { sought } from '#platform/input';
import { type Page, page } from '#platform/route';
import { Empty, PageHead, People, Stack, Ways } from '#ui';
import { fullName } from '../code/model.ts';
import { words } from '../words.ts';
import { taught } from './store.ts';

/** A subject teacher's way to a pupil: by one of the own groups, or by typing a name. */
const lessons = page({
  path: '/people/taught',
  hats: ['staff'],
  input: z.object({ group: z.string().max(40).catch(''), q: sought }),
  queries: () => [taught()],
  view: ({ rows: [rows], input, language }) => {
    const say = words(language).taught;
    const groups = [...new Map(rows.map((row) => [row.group, row])).values()];
    const shown = rows.filter((row) => input.group === '' || row.group === input.group);
    const pupils = [...new Map(shown.map((row) => [row.pupil, row])).values()]
      .map((row) => ({
        href: `/goals/of/${row.pupil}`,
        name: fullName(row),
        detail: detailOf(row.baseGroup, groupsOf(row.pupil, rows)),
      }))
      .filter(({ name, detail }) => isFoundBy(input.q, `${name} ${detail}`));
    return {
      title: say.title,
      width: 'middle',
      sees: say.sees,
      body: (
        <>
          <PageHead title={say.title} under={groups.length === 0 ? undefined : say.under} />
          {groups.length === 0 ? (
            <Empty title={say.none}>{say.noneWhy}</Empty>
          ) : (
            <Stack>
              {groups.length > 1 && (
                <Ways
                  label={say.ways}
                  ways={[
                    { href: '/people/taught', label: say.all, current: input.group === '' },
                    ...groups.map(({ group, groupName }) => ({
                      href: `/people/taught?group=${group}`,
                      label: groupName,
                      current: group === input.group,
                    })),
                  ]}
                />
              )}
              <People
                id="taught"
                label={say.title}
                search={{
                  action: '/people/taught',
                  query: input.q || undefined,
                  label: say.find,
                  keeps: input.group === '' ? undefined : { group: input.group },
                }}
                people={pupils}
              />
            </Stack>
          )}
        </>
      ),
    };
  },
});

type Row = ReturnType<ReturnType<typeof taught>['read']>[number];
const groupsOf = (pupil: string, rows: readonly Row[]): readonly string[] =>
  rows.filter((row) => row.pupil === pupil).map(({ groupName }) => groupName);

/** “V2a engels” says which base group somebody is in; “engels” alone does not. */
const detailOf = (base: string | null, groups: readonly string[]): string =>
  [base !== null && groups.some((name) => name.startsWith(`${base} `)) ? null : base, ...groups]
    .filter(Boolean)
    .join(' · ');

export const pages: readonly Page[] = [lessons];
