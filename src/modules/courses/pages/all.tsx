import { z } from 'zod';
import { isFoundBy } from '#platform/find';
import { sought } from '#platform/input';
import { page } from '#platform/route';
import type { Language } from '#platform/words';
import {
  Button,
  Chip,
  Empty,
  LinkButton,
  NoneFound,
  Notice,
  PageHead,
  PostForm,
  Search,
  Section,
  Table,
} from '#ui';
import { unmatched } from '../matching/model.ts';
import { arranges } from '../model.ts';
import { coursesHere, groupsHere } from '../store.ts';
import { words } from '../words.ts';
import { coursePath, subjectIn, whenOf } from './parts.tsx';

type Row<Q extends () => { read: (...rows: never[]) => readonly unknown[] }> = ReturnType<
  ReturnType<Q>['read']
>[number];
type Course = Row<typeof coursesHere>;
type Group = Row<typeof groupsHere>;

/** What the school uses and who follows it; and what lies on the shelf of the community. */
export const all = page({
  path: '/courses',
  hats: ['staff', 'administrator'],
  input: z.object({ q: sought }),
  queries: () => [coursesHere(), groupsHere()],
  view: ({ rows: [courses, groups], input, who, language, today, key }) => {
    const say = words(language);
    const used = courses.filter((course) => course.used !== null);
    const shelf = courses.filter((course) => course.used === null);
    const found = shelf.filter((course) =>
      isFoundBy(input.q, `${course.title} ${subjectIn(course, language)}`),
    );
    const follow = groups.filter((group) => group.courses.length > 0).length;
    const waiting = unmatched(groups).length;
    const may = arranges(who);
    return {
      title: say.all.title,
      width: 'wide',
      sees: say.all.sees,
      body: (
        <>
          <PageHead
            title={say.all.title}
            under={used.length === 0 ? say.all.underNone : say.all.under(used.length, follow)}
          />
          {may && waiting > 0 && courses.length > 0 && (
            <Notice>
              {say.all.unmatched(waiting)} <a href="/courses/match">{say.all.match}</a>
            </Notice>
          )}
          {courses.length === 0 ? (
            <Empty title={say.all.none}>{say.all.noneWhy}</Empty>
          ) : (
            <>
              {used.length > 0 && (
                <Section title={say.all.used}>
                  <Table
                    caption={say.all.used}
                    quietCaption
                    columns={[
                      { head: say.all.course },
                      { head: say.all.subject },
                      { head: say.all.size },
                      { head: say.all.groups, wide: true },
                    ]}
                    rows={used.map((course) => ({
                      cells: [
                        <a href={coursePath(course.id)}>{course.title}</a>,
                        subjectIn(course, language),
                        <>
                          {sizeOf(course, today, language)}{' '}
                          {course.used !== null && course.used < course.newestNumber && (
                            <Chip href={`${coursePath(course.id)}#school`}>{say.all.newer}</Chip>
                          )}
                        </>,
                        followersOf(course, groups) || <span class="soft">{say.all.noGroups}</span>,
                      ],
                    }))}
                  />
                </Section>
              )}
              <Section title={say.all.shelf}>
                <p class="soft">{shelf.length === 0 ? say.all.allUsed : say.all.shelfWhy}</p>
                {shelf.length > 7 && (
                  <Search
                    action="/courses"
                    list="shelf"
                    part="found"
                    query={input.q || undefined}
                    label={say.all.find}
                  />
                )}
                <div id="found">
                  {shelf.length > 0 && found.length === 0 && <NoneFound />}
                  {found.length > 0 && (
                    <Table
                      id="shelf"
                      caption={say.all.shelf}
                      quietCaption
                      columns={[
                        { head: say.all.course },
                        { head: say.all.subject },
                        { head: say.all.size },
                        { head: say.all.levels, wide: true },
                        ...(may ? [{ head: say.all.do, quiet: true }] : []),
                      ]}
                      rows={found.map((course) => ({
                        find: `${course.title} ${subjectIn(course, language)}`,
                        cells: [
                          <a href={coursePath(course.id)}>{course.title}</a>,
                          subjectIn(course, language),
                          sizeOf(course, today, language),
                          course.levels.join(', '),
                          ...(may
                            ? [<Publish course={course} requestKey={key()} language={language} />]
                            : []),
                        ],
                      }))}
                    />
                  )}
                </div>
              </Section>
            </>
          )}
        </>
      ),
    };
  },
});

/** A theme asks for its week first; that is a page further. */
function Publish({
  course,
  requestKey,
  language,
}: {
  course: Course;
  requestKey: string;
  language: Language;
}) {
  const say = words(language).all;
  const label = say.publishName(course.title);
  if (course.kind === 'theme')
    return (
      <LinkButton href={`${coursePath(course.id)}#school`} small label={label}>
        {say.publish}
      </LinkButton>
    );
  return (
    <PostForm action={`/courses/${course.id}/publish`} requestKey={requestKey} class="inline">
      <Button small label={label}>
        {say.publish}
      </Button>
    </PostForm>
  );
}

const sizeOf = (course: Course, today: string, language: Language): string => {
  const say = words(language);
  if (course.kind === 'steps') return say.all.steps(course.steps);
  return course.used === null ? say.all.theme(course.weeks ?? 1) : whenOf(course, today, language);
};

const followersOf = (course: Course, groups: readonly Group[]): string =>
  groups
    .filter(({ courses }) => courses.includes(course.id))
    .map(({ name }) => name)
    .join(', ');
