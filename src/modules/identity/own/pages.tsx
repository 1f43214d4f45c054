import type { Answer, Call, Gate, View } from '#platform/route';
import type { Problems } from '#platform/refusal';
import { Actions, Button, LinkButton, Notice, Password, PostForm, ProblemSummary } from '#ui';
import { livingSignIn } from '../actions.ts';
import { hatsOf } from '../store.ts';
import { words } from '../words.ts';
import { changePassword, signInFirst } from './actions.ts';

/** Who one is here, in which other hats one may go on, and the way to another password. */
async function ownAccount(call: Call): Promise<Answer> {
  const mine = call.token === undefined ? undefined : await livingSignIn(call, call.token);
  if (mine === undefined) return signInFirst('/identity/hats');
  const [hats] = await call.database.read('gate', [hatsOf({ account: mine.account, at: call.now })]);
  const others = hats.filter(({ membership }) => membership !== mine.membership);
  const say = words(call.language);
  return {
    view: {
      title: say.own.title,
      body: (
        <>
          {call.query['changed'] === '1' && <Notice kind="done">{say.own.changed}</Notice>}
          <h1>{say.own.title}</h1>
          <p>{say.own.youAre(mine.name, say.hat[mine.hat], mine.organisation)}</p>
          {others.length > 0 && (
            <section class="part" aria-labelledby="others">
              <h2 id="others">{say.hats.title}</h2>
              <p class="soft small">{say.hats.why}</p>
              <PostForm action="/identity/hat" requestKey={call.newId()} class="stack" plain>
                {others.map((hat) => (
                  <button class="row" name="hat" value={hat.membership}>
                    {hat.organisation}
                    <br />
                    <span class="soft small">{say.hat[hat.hat]}</span>
                  </button>
                ))}
              </PostForm>
            </section>
          )}
          <Actions>
            <LinkButton href="/" rank="first">
              {say.own.back}
            </LinkButton>
            <LinkButton href="/identity/password" rank="quiet">
              {say.password.title}
            </LinkButton>
          </Actions>
        </>
      ),
    },
  };
}

function passwordView(call: Call, problems: Problems): View {
  const say = words(call.language);
  const sentence = (key: string | undefined) =>
    key === undefined ? undefined : (say.problems[key as keyof typeof say.problems] ?? say.problems.missing);
  const labels: Readonly<Record<string, string>> = { old: say.password.old, password: say.password.fresh };
  return {
    title: say.password.title,
    body: (
      <>
        <h1>{say.password.title}</h1>
        <p>{say.password.lead}</p>
        <ProblemSummary
          problems={Object.entries(problems).map(([field, key]) => ({
            field,
            text: `${labels[field] ?? ''}: ${sentence(key) ?? ''}`,
          }))}
        />
        <PostForm action="/identity/password" requestKey={call.newId()} plain>
          <Password
            name="old"
            label={say.password.old}
            problem={sentence(problems['old'])}
            autocomplete="current-password"
            required
          />
          <Password
            name="password"
            label={say.password.fresh}
            hint={say.code.passwordHint}
            problem={sentence(problems['password'])}
            autocomplete="new-password"
            required
          />
          <Actions>
            <Button rank="first">{say.password.submit}</Button>
            <LinkButton href="/identity/hats" rank="quiet">
              {say.password.back}
            </LinkButton>
          </Actions>
        </PostForm>
      </>
    ),
  };
}

export const routes: readonly Gate[] = [
  { kind: 'gate', method: 'GET', path: '/identity/hats', run: ownAccount },
  {
    kind: 'gate',
    method: 'GET',
    path: '/identity/password',
    run: async (call) =>
      call.token === undefined || (await livingSignIn(call, call.token)) === undefined
        ? signInFirst('/identity/password')
        : { view: passwordView(call, {}) },
  },
  {
    kind: 'gate',
    method: 'POST',
    path: '/identity/password',
    run: async (call) => {
      const answer = await changePassword(call);
      return 'problems' in answer ? { status: 422, view: passwordView(call, answer.problems) } : answer;
    },
  },
];
