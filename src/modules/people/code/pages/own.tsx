import { z } from 'zod';
import { codeOf } from '#modules/identity';
import { ownSchool } from '#modules/organisations';
import { isFoundBy } from '#platform/find';
import { id, sought } from '#platform/input';
import { page } from '#platform/route';
import { Back, Button, Definition, NoneFound, Notice, PageHead, PostForm, Search, Table, Empty } from '#ui';
import { words } from '../../words.ts';
import { accessOf, fullName } from '../model.ts';
import { coached, ownPupil } from '../store.ts';
import { lastDay } from './letters.tsx';

/** The coach, at 8:25, beside a pupil who cannot get in: finds the pupil. */
export const ownPupils = page({
  path: '/people/code',
  hats: ['staff'],
  input: z.object({ q: sought }),
  queries: () => [coached()],
  view: ({ rows: [pupils], input, language, key }) => {
    const say = words(language);
    const shown = pupils.filter((pupil) => isFoundBy(input.q, fullName(pupil)));
    return {
      title: say.own.title,
      width: 'middle',
      sees: say.own.sees,
      body: (
        <>
          <PageHead title={say.own.title} under={say.own.under} />
          {pupils.length === 0 ? (
            <Empty title={say.own.none}>{say.own.noneWhy}</Empty>
          ) : (
            <div class="stack">
              {pupils.length > 8 && (
                <Search
                  action="/people/code"
                  list="own"
                  part="found"
                  query={input.q || undefined}
                  label={say.own.find}
                />
              )}
              <div id="found">
                {shown.length === 0 ? (
                  <NoneFound />
                ) : (
                  <Table
                    id="own"
                    caption={say.own.list}
                    quietCaption
                    columns={[
                      { head: say.codes.name },
                      { head: say.codes.state },
                      { head: say.codes.do, quiet: true },
                    ]}
                    rows={shown.map((pupil) => {
                      const name = fullName(pupil);
                      const access = accessOf(pupil);
                      return {
                        find: name,
                        cells: [
                          <a href={`/people/code/${pupil.person}`}>{name}</a>,
                          say.access[access],
                          access === 'elsewhere' || pupil.elsewhere ? null : (
                            <PostForm
                              action={`/people/code/${pupil.person}`}
                              requestKey={key()}
                              class="inline"
                            >
                              <Button small label={say.codes.newCodeFor(name)}>
                                {say.codes.newCode}
                              </Button>
                            </PostForm>
                          ),
                        ],
                      };
                    })}
                  />
                )}
              </div>
            </div>
          )}
        </>
      ),
    };
  },
});

/** And reads the code aloud. */
export const ownPupilPage = page({
  path: '/people/code/:pupil',
  hats: ['staff'],
  input: z.object({ pupil: id }),
  subject: ({ pupil }) => pupil,
  queries: ({ pupil }) => [ownPupil({ pupil }), ownSchool()],
  view: ({ who, rows: [pupil, school], language, key, now, house }) => {
    const say = words(language);
    const reader = { house, now, zone: who.zone, language };
    const name = pupil.given;
    const hasCode = pupil.code !== null && pupil.codeUntil !== null;
    return {
      title: say.own.for(fullName(pupil)),
      width: 'narrow',
      sees: say.own.sees,
      body: (
        <>
          <Back href="/people/code">{say.own.back}</Back>
          <PageHead title={say.own.for(fullName(pupil))} />
          {pupil.code !== null && pupil.codeUntil !== null && (
            <section class="card" id="code">
              <p>{say.own.use}</p>
              <Definition
                items={[
                  { term: say.letters.name, is: <code>{`${pupil.username}@${school.handle ?? ''}`}</code> },
                  { term: say.letters.code, is: <code class="big">{codeOf(pupil.code, house.sign)}</code> },
                ]}
              />
              <p class="soft small">{say.own.until(lastDay(pupil.codeUntil, reader))}</p>
            </section>
          )}
          {pupil.elsewhere ? (
            <Notice>{say.own.elsewhere(name)}</Notice>
          ) : (
            <PostForm action={`/people/code/${pupil.person}`} requestKey={key()}>
              <p class="soft">
                {hasCode
                  ? say.own.againWhy
                  : pupil.hasPassword
                    ? say.own.inAlready(name)
                    : say.own.nothing(name)}
              </p>
              <Button rank={hasCode ? 'plain' : 'first'}>{hasCode ? say.own.again : say.own.make}</Button>
            </PostForm>
          )}
        </>
      ),
    };
  },
});
