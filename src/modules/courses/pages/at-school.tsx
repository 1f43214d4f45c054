import { addDays, dayInWords, mondayOf } from '#platform/dates';
import type { Kept } from '#platform/route';
import type { Language } from '#platform/words';
import { Actions, Button, Card, PostForm, Select } from '#ui';
import type { groupsHere } from '../store.ts';
import { words } from '../words.ts';
import { type Course, coursePath } from './parts.tsx';

type Groups = ReturnType<ReturnType<typeof groupsHere>['read']>;

type SchoolProps = {
  course: Course;
  groups: Groups;
  arranges: boolean;
  newKey: () => string;
  kept: Kept | undefined;
  today: string;
  language: Language;
};

/** What the school does with it: which version, since when, and who follows. */
export function AtSchool({
  course: shown,
  groups,
  arranges: may,
  newKey,
  kept,
  today,
  language,
}: SchoolProps) {
  const say = words(language);
  const isTheme = shown.kind === 'theme';
  const follow = groups.filter(({ courses }) => courses.includes(shown.id));
  const others = groups.filter(({ courses, walks }) => (isTheme ? !courses.includes(shown.id) : !walks));
  const problem = (field: string) => {
    const found = kept?.problems[field];
    return found === undefined
      ? undefined
      : (say.problem[found as keyof typeof say.problem] ?? say.problem.missing);
  };
  return (
    <Card title={say.here.title} id="school">
      <p>{shown.used ? say.here.uses(shown.number) : say.here.unused}</p>
      {shown.used && shown.newerNumber !== null && <p>{say.here.newer(shown.newerNumber)}</p>}
      {may && isTheme && (
        <PostForm action={coursePath(shown.id)} requestKey={newKey()}>
          <Select
            name="starts"
            label={say.here.starts}
            hint={say.here.startsHint}
            options={mondays(shown.starts, today, language)}
            value={kept?.values['starts'] ?? shown.starts ?? undefined}
            problem={problem('starts')}
            required
          />
          <Button rank={shown.used ? 'plain' : 'first'} name="do" value="plan">
            {shown.used ? say.here.plan : say.here.publish}
          </Button>
        </PostForm>
      )}
      {may && !isTheme && (!shown.used || shown.newerNumber !== null) && (
        <PostForm action={`/courses/${shown.id}/publish`} requestKey={newKey()}>
          <Button rank={shown.used ? 'plain' : 'first'}>
            {shown.used && shown.newerNumber !== null
              ? say.here.upgrade(shown.newerNumber)
              : say.here.publish}
          </Button>
        </PostForm>
      )}
      {shown.used && (
        <>
          <h3>{say.here.groups}</h3>
          {follow.length === 0 ? (
            <p class="soft">{isTheme ? say.here.noGroupsTheme : say.here.noGroups}</p>
          ) : (
            <ul class="lines">
              {follow.map(({ id: group, name, subject }) => (
                <li>
                  {name} <span class="soft small">{subject}</span>{' '}
                  {may && (
                    <PostForm action={`/courses/${shown.id}/take`} requestKey={newKey()} class="inline">
                      <Button name="group" value={group} rank="quiet" small label={say.here.takeName(name)}>
                        {say.here.take}
                      </Button>
                    </PostForm>
                  )}
                </li>
              ))}
            </ul>
          )}
          {may && others.length > 0 && (
            <PostForm action={coursePath(shown.id)} requestKey={newKey()}>
              <Select
                name="group"
                label={say.here.group}
                hint={isTheme ? undefined : say.here.giveHint}
                options={others
                  .toSorted((a, b) => Number(b.own) - Number(a.own))
                  .map(({ id: group, name, subject }) => ({ value: group, label: `${name} · ${subject}` }))}
                problem={problem('group')}
                required
              />
              <Button name="do" value="give">
                {say.here.giveGo}
              </Button>
            </PostForm>
          )}
          {may && follow.length === 0 && (
            <PostForm action={`/courses/${shown.id}/withdraw`} requestKey={newKey()} class="inline">
              <Actions>
                <Button rank="quiet" small>
                  {say.here.withdraw}
                </Button>
              </Actions>
            </PostForm>
          )}
        </>
      )}
    </Card>
  );
}

/** The Mondays from this week on, for half a year; the one that was chosen stays among them. */
function mondays(chosen: string | null, today: string, language: Language) {
  const first = mondayOf(today);
  const ahead = Array.from({ length: 30 }, (_, i) => addDays(first, i * 7));
  return [...new Set([...(chosen === null ? [] : [chosen]), ...ahead])]
    .toSorted()
    .map((monday) => ({ value: monday, label: dayInWords(monday, language) }));
}
