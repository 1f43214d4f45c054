import { Refusal } from '#platform/refusal';
import { page } from '#platform/route';
import { Actions, Back, Button, Cards, Empty, Notice, PageHead, PostForm, Section, Select } from '#ui';
import { type Candidate, proposals, unmatched } from '../matching/model.ts';
import { arranges } from '../model.ts';
import { coursesHere, groupsHere } from '../store.ts';
import { words } from '../words.ts';

type Course = ReturnType<ReturnType<typeof coursesHere>['read']>[number];

const candidatesIn = (courses: readonly Course[]): readonly Candidate[] =>
  courses.map(({ id, kind, title, nl, en, sv, used, own }) => ({
    id,
    kind,
    title,
    names: [nl, en, sv].filter((name) => name !== null),
    used: used !== null,
    own,
  }));

/** So many at once: whoever has more comes back for the rest. */
const most = 60;

/** The groups of the roster beside the courses they probably mean; one press gives them all. */
export const match = page({
  path: '/courses/match',
  hats: ['staff', 'administrator'],
  queries: () => [coursesHere(), groupsHere()],
  view: ({ rows: [courses, groups], who, language, key, kept }) => {
    if (!arranges(who)) throw new Refusal('not-found');
    const say = words(language);
    const candidates = candidatesIn(courses);
    const open = unmatched(groups);
    const proposed = proposals(groups, candidates);
    // one's own groups first: who teaches settles those
    const byOwn = open.toSorted(
      (a, b) => Number(b.own) - Number(a.own) || Number(proposed.has(b.id)) - Number(proposed.has(a.id)),
    );
    const found = byOwn.filter(({ id }) => proposed.has(id));
    const rest = byOwn.filter(({ id }) => !proposed.has(id));
    const options = [
      { value: '', label: say.match.nothing },
      ...courses.filter(({ kind }) => kind === 'steps').map(({ id, title }) => ({ value: id, label: title })),
    ];
    const question = (group: (typeof open)[number]) => (
      <Select
        name={`course-${group.id}`}
        label={`${group.name} · ${group.subject}`}
        options={options}
        value={kept?.values[`course-${group.id}`] ?? proposed.get(group.id) ?? ''}
        required
      />
    );
    return {
      title: say.match.title,
      width: 'wide',
      sees: say.all.sees,
      body: (
        <>
          <Back href="/courses">{say.match.back}</Back>
          <PageHead
            title={say.match.title}
            under={found.length > 0 ? say.match.under(found.length) : undefined}
          />
          {open.length === 0 || courses.length === 0 ? (
            <Empty
              title={courses.length === 0 ? say.match.noCourses : say.match.none}
              go={{ label: say.match.back, href: '/courses' }}
            >
              {courses.length === 0 ? say.all.noneWhy : say.match.noneWhy}
            </Empty>
          ) : (
            <PostForm action="/courses/match" requestKey={key()}>
              {kept !== undefined && <Notice kind="warn">{say.match.noneChosen}</Notice>}
              {found.length > 0 && <Cards>{found.slice(0, most).map(question)}</Cards>}
              {found.length > most && <p class="soft">{say.match.many(found.length - most)}</p>}
              {found.length > 0 && (
                <Actions>
                  <Button rank="first">{say.match.go}</Button>
                </Actions>
              )}
              {rest.length > 0 && (
                <Section title={say.match.rest}>
                  <p class="soft">{say.match.restWhy}</p>
                  <Cards>{rest.slice(0, most).map(question)}</Cards>
                  {rest.length > most && <p class="soft">{say.match.many(rest.length - most)}</p>}
                  <Actions>
                    <Button rank={found.length > 0 ? 'plain' : 'first'}>{say.match.go}</Button>
                  </Actions>
                </Section>
              )}
            </PostForm>
          )}
        </>
      ),
    };
  },
});
