import { z } from 'zod';
import { dayInWords } from '#platform/dates';
import { id } from '#platform/input';
import { me } from '#platform/policies';
import { page } from '#platform/route';
import { dayIn } from '#platform/scope';
import { Actions, Back, Button, Card, LinkButton, Notice, PageHead, PostForm, Stack } from '#ui';
import { pathOf } from '../actions/path.ts';
import { aboutJudgement, ownJudgement } from '../judging/store.ts';
import { words } from '../words.ts';
import { foundIn } from './course.tsx';

/** What a teacher found: the pupil opens it, first and alone. Until then nothing of it is on the page. */
export const judged = page({
  path: '/progress/judgements/:judgement',
  hats: ['pupil'],
  input: z.object({ judgement: id }),
  // about the reader, so that the teachers' names may be known
  subject: () => me,
  queries: ({ judgement }) => [ownJudgement({ judgement }), aboutJudgement({ judgement })],
  view: ({ rows: [found, about], who, language, today, key }) => {
    const say = words(language);
    const name = `${about?.given ?? ''} ${about?.family ?? ''}`.trim();
    const day = dayInWords(dayIn(who.zone, found.judgedAt), language, today);
    return {
      title: say.judged.title,
      width: 'narrow',
      sees: say.judged.sees,
      body: (
        <>
          <Back href={pathOf(found.enrolment)}>{say.ready.back}</Back>
          <PageHead
            over={[about?.title, day].filter(Boolean).join(' · ')}
            title={found.openedAt === null ? say.judged.title : foundIn(found, language)}
            under={about?.goal ?? say.gone}
          />
          {found.openedAt === null ? (
            <Stack>
              <Notice>{say.judged.closed}</Notice>
              <PostForm action={`/progress/judgements/${found.id}`} requestKey={key()}>
                <Actions>
                  <Button rank="first">{say.judged.open}</Button>
                </Actions>
              </PostForm>
            </Stack>
          ) : (
            <Stack>
              {found.outcome !== 'passed' && <p>{say.judged[found.outcome]}</p>}
              <Card title={say.judged.said}>
                <p class={found.feedback === '' ? 'soft' : 'said'}>{found.feedback || say.judged.nothing}</p>
                {name !== '' && <p class="soft small">{say.judged.by(name)}</p>}
              </Card>
              <Actions>
                <LinkButton href={pathOf(found.enrolment)} rank="first">
                  {say.judged.next[found.outcome]}
                </LinkButton>
              </Actions>
            </Stack>
          )}
        </>
      ),
    };
  },
});
