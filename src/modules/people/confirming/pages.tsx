import { z } from 'zod';
import { maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { type Page, page } from '#platform/route';
import { Back, Button, Check, Empty, Hidden, Notice, PageHead, People, PostForm } from '#ui';
import { isInDoubt } from '../second/model.ts';
import { doubts } from '../second/store.ts';
import { words as secondWords } from '../second/words.ts';
import { words } from '../words.ts';
import { waiting, waitingOf } from './store.ts';

/** A group in the address, `none` for the children without one. */
const chosen = z
  .string()
  .optional()
  .transform((group) => (group === 'none' ? '' : group));

/** The school leader's own duty: whose guardian is who. First the groups, then the names of one. */
const confirm = page({
  path: '/people/confirm',
  hats: ['staff'],
  input: z.object({ group: chosen }).transform(({ group }) => ({
    open: group !== undefined,
    group: maybeId.catch(null).parse(group),
  })),
  queries: ({ group }) => [waiting(), waitingOf({ group }), doubts()],
  view: ({ who, input, rows: [groups, guardians, codes], language, key, kept }) => {
    if (!who.duties.includes('leads_school')) throw new Refusal('not-found');
    const say = words(language);
    const title = say.confirm.title;
    const named = (name: string | null) => name ?? say.noGroup;
    const isOpen = input.open || kept !== undefined;
    const here = groups.find(({ group }) => group === input.group);
    if (isOpen && here !== undefined) {
      const children = familiesOf(guardians);
      return {
        title: say.confirm.of(named(here.name)),
        width: 'narrow',
        sees: say.confirm.sees,
        body: (
          <>
            <Back href="/people/confirm">{title}</Back>
            <PageHead title={say.confirm.of(named(here.name))} under={say.confirm.check} />
            {kept !== undefined && <Notice kind="warn">{say.confirm.noneTicked}</Notice>}
            <PostForm action={`/people/confirm?group=${input.group ?? 'none'}`} requestKey={key()}>
              {input.group !== null && <Hidden name="group" value={input.group} />}
              {children.map(({ child, pupil, their }) => (
                <fieldset class="field">
                  <legend>{pupil}</legend>
                  {their.map(({ id, guardian, change, careful }) => (
                    <Check
                      name={`yes-${id}`}
                      label={
                        <>
                          <b>{guardian}</b> <span class="soft">{say.confirm.change[change]}</span>
                        </>
                      }
                      hint={careful ? say.confirm.careful : undefined}
                      checked={kept === undefined && !careful}
                    />
                  ))}
                  {their.some(({ careful }) => careful) && (
                    <a href={`/people/guardians/${child}`}>{say.confirm.carefulGo}</a>
                  )}
                </fieldset>
              ))}
              {isInDoubt(codes) ? (
                <Notice>{secondWords(language).inDoubt}</Notice>
              ) : (
                <Button rank="first">{say.confirm.do}</Button>
              )}
              <p class="soft small">{say.confirm.wrong}</p>
            </PostForm>
          </>
        ),
      };
    }
    return {
      title,
      width: 'narrow',
      sees: say.confirm.sees,
      body: (
        <>
          <PageHead title={title} under={groups.length === 0 ? undefined : say.confirm.under} />
          {groups.length === 0 ? (
            <Empty title={say.confirm.none} go={{ label: say.confirm.home, href: '/' }}>
              {say.confirm.noneWhy}
            </Empty>
          ) : (
            <People
              id="groups"
              label={title}
              people={groups.map(({ group, name, guardians: count }) => ({
                href: `/people/confirm?group=${group ?? 'none'}`,
                name: named(name),
                detail: say.confirm.count(count),
              }))}
            />
          )}
        </>
      ),
    };
  },
});

type Waiting = ReturnType<ReturnType<typeof waitingOf>['read']>[number];

/** Child by child, as the rows come. */
function familiesOf(rows: readonly Waiting[]): readonly { child: string; pupil: string; their: Waiting[] }[] {
  const families = new Map<string, { child: string; pupil: string; their: Waiting[] }>();
  for (const row of rows) {
    const family = families.get(row.child) ?? { child: row.child, pupil: row.pupil, their: [] };
    family.their.push(row);
    families.set(row.child, family);
  }
  return [...families.values()];
}

export const pages: readonly Page[] = [confirm];
