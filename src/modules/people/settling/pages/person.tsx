import { z } from 'zod';
import { dayInWords } from '#platform/dates';
import { id } from '#platform/input';
import { page } from '#platform/route';
import { Back, Button, DateField, Definition, PageHead, PostForm, ProblemSummary } from '#ui';
import { cardOf, coachesOf } from '../store.ts';
import { fullName, problemOf, summaryOf, words } from './said.ts';

/** One person as the administrator sees them; of a pupil, the birth date can be mended here. */
export const person = page({
  path: '/people/person/:person',
  hats: ['administrator'],
  input: z.object({ person: id }),
  queries: ({ person: one }) => [cardOf({ person: one }), coachesOf({ person: one })],
  view: ({ rows: [card, coaches], language, key, kept, today }) => {
    const say = words(language);
    const name = fullName(card);
    return {
      title: name,
      width: 'narrow',
      sees: say.person.sees,
      body: (
        <>
          <Back href={`/people/codes?find=${encodeURIComponent(name)}`}>{say.person.back}</Back>
          <PageHead
            title={name}
            under={
              card.leftOn === null ? undefined : say.person.left(dayInWords(card.leftOn, language, today))
            }
          />
          <ProblemSummary problems={summaryOf(say, kept, new Map([['born', say.person.born]]))} />
          {card.isPupil && (
            <>
              <Definition
                items={[
                  { term: say.person.group, is: card.groupName ?? say.noGroup },
                  {
                    term: say.person.coach,
                    is: coaches.length === 0 ? say.person.noCoach : coaches.map(fullName).join(', '),
                  },
                ]}
              />
              <PostForm action={`/people/person/${card.id}`} requestKey={key()}>
                <DateField
                  name="born"
                  label={say.person.born}
                  hint={say.person.bornHint}
                  value={kept?.values['born'] ?? card.born ?? undefined}
                  max={today}
                  problem={problemOf(say, kept, 'born')}
                  required
                />
                <Button rank="first">{say.person.save}</Button>
              </PostForm>
            </>
          )}
        </>
      ),
    };
  },
});
