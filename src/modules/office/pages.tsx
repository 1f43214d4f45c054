import { z } from 'zod';
import { schools } from '#modules/organisations';
import { dayInWords, nearDay, weekOf } from '#platform/dates';
import { sought } from '#platform/input';
import { type Page, page } from '#platform/route';
import { Cards, Empty, PageHead, Prose, Search, Section, Table, TodayCard } from '#ui';
import { foundBy } from './model.ts';
import { words } from './words.ts';

type Say = ReturnType<typeof words>;

const home = page({
  path: '/',
  hats: ['office'],
  queries: () => [schools()],
  view: ({ who, rows: [all], today, language }) => {
    const say = words(language);
    const partners = all.filter(({ level }) => level === 4).length;
    return {
      title: say.today.title,
      sees: say.schools.sees,
      body: (
        <>
          <PageHead
            over={say.over(dayInWords(today, language), weekOf(today))}
            title={say.hello(who.name.split(' ')[0] ?? who.name)}
          />
          <Cards>
            <TodayCard
              first
              title={say.today.schools(all.length)}
              text={say.today.schoolsText(partners)}
              go={{ label: say.today.schoolsGo, href: '/office/schools' }}
            />
            <TodayCard
              title={say.today.wall}
              text={say.today.wallText}
              go={{ label: say.today.wallGo, href: '/office/schools#people' }}
            />
          </Cards>
        </>
      ),
    };
  },
});

/** How many schools a page shows at most; more are found by typing. */
const most = 50;

const directory = page({
  path: '/office/schools',
  hats: ['office'],
  input: z.object({ find: sought }),
  queries: () => [schools()],
  view: ({ input, rows: [all], today, language }) => {
    const say = words(language);
    const found = foundBy(input.find, all);
    return {
      title: say.schools.title,
      sees: say.schools.sees,
      body: (
        <>
          <PageHead title={say.schools.title} under={say.schools.under} />
          <Section title={say.schools.all} quiet>
            <Search
              action="/office/schools"
              list="schools"
              name="find"
              query={input.find}
              label={say.schools.find}
              asks
            />
            <div id="schools" class="stack">
              {found.length === 0 ? (
                <Empty title={say.schools.none} go={{ label: say.schools.all, href: '/office/schools' }}>
                  {say.schools.noneWhy}
                </Empty>
              ) : (
                <Table
                  caption={say.schools.count(Math.min(found.length, most), all.length)}
                  columns={[
                    { head: say.schools.name },
                    { head: say.schools.place },
                    { head: say.schools.foundation },
                    { head: say.schools.sector },
                    { head: say.schools.gradation },
                  ]}
                  rows={found.slice(0, most).map((school) => ({
                    cells: [
                      school.name,
                      school.place,
                      school.foundation ?? '',
                      school.sector === null ? '' : say.sector[school.sector],
                      school.since === null
                        ? say.schools.noGradation
                        : say.schools.since(
                            gradation(school.level, say),
                            nearDay(school.since, today, language),
                          ),
                    ],
                  }))}
                />
              )}
            </div>
          </Section>
          <NobodyIsFound say={say} />
        </>
      ),
    };
  },
});

const gradation = (level: number | null, say: Say): string =>
  say.gradation[level as keyof typeof say.gradation] ?? '';

/** The same answer for every name, whether somebody is called so or not (S2.49–51): it stands here always. */
function NobodyIsFound({ say }: { say: Say }) {
  return (
    <Section id="people" title={say.people.title}>
      <Prose>
        <p>
          <b>{say.people.lead}</b>
        </p>
        {say.people.why.map((reason) => (
          <p>{reason}</p>
        ))}
      </Prose>
    </Section>
  );
}

export const pages: readonly Page[] = [home, directory];
