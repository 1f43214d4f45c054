import type { Answer, Call, Gate, View } from '#platform/route';
import type { Problems } from '#platform/refusal';
import {
  Actions,
  Button,
  CodeField,
  Field,
  Hidden,
  LinkButton,
  Notice,
  Password,
  PostForm,
  ProblemSummary,
  Split,
} from '#ui';
import {
  changeHat,
  chooseLanguage,
  livingSignIn,
  ownPath,
  signIn,
  signInAsDemo,
  signOut,
  type Tried,
  useLoginCode,
} from './actions.ts';
import { demoPeople } from './store.ts';
import { routes as ownRoutes } from './own/pages.tsx';
import { words } from './words.ts';

const sentence = (call: Call, key: string | undefined): string | undefined => {
  if (key === undefined) return undefined;
  const { problems } = words(call.language);
  return problems[key as keyof typeof problems] ?? problems.missing;
};

async function signInView(call: Call, problems: Problems, wasAway = false): Promise<View> {
  const say = words(call.language);
  const name = call.fields['name'] ?? '';
  const people = await demoOf(call);
  const form = (
    <div class="stack">
      {wasAway && <Notice>{say.signIn.away}</Notice>}
      <h1>{say.signIn.title}</h1>
      <ProblemSummary
        problems={summary(call, problems, { name: say.signIn.name, password: say.signIn.password })}
      />
      <PostForm action="/identity/sign-in" requestKey={call.newId()} plain>
        <Hidden name="to" value={ownPath(call.fields['to'] ?? call.query['to'])} />
        <Field
          name="name"
          label={say.signIn.name}
          hint={say.signIn.nameHint}
          value={name}
          problem={sentence(call, problems['name'])}
          autocomplete="username"
          required
        />
        <Password
          name="password"
          label={say.signIn.password}
          problem={sentence(call, problems['password'])}
          autocomplete="current-password"
          required
        />
        <Actions>
          <Button rank="first">{say.signIn.submit}</Button>
          <LinkButton href="/identity/code" rank="quiet">
            {say.signIn.withCode}
          </LinkButton>
        </Actions>
      </PostForm>
      <p class="soft small">{say.signIn.forgot}</p>
    </div>
  );
  return {
    title: say.signIn.title,
    body:
      people.length === 0 ? form : <Split aside={<DemoPeople people={people} call={call} />}>{form}</Split>,
  };
}

type DemoPerson = Awaited<ReturnType<typeof demoOf>>[number];

/** Everybody of the demo world who may be somebody with one press, by school. */
function DemoPeople({ people, call }: { people: readonly DemoPerson[]; call: Call }) {
  const say = words(call.language);
  const places = [...new Set(people.map(({ organisation }) => organisation))];
  return (
    <PostForm action="/identity/demo" requestKey={call.newId()} class="stack" plain>
      <div>
        <h2>{say.signIn.demoTitle}</h2>
        <p class="soft small">{say.signIn.demoNote}</p>
      </div>
      {places.map((place) => (
        <fieldset>
          <legend class="soft small">{place}</legend>
          {people
            .filter(({ organisation }) => organisation === place)
            .map((person) => (
              <button class="row" name="name" value={`${person.username}@${person.handle}`}>
                {person.name}{' '}
                <span class="soft small">{person.as?.[call.language] ?? say.hat[person.hat]}</span>
              </button>
            ))}
        </fieldset>
      ))}
    </PostForm>
  );
}

const demoOf = async (call: Call) => {
  if (call.house.demo.length === 0) return [];
  const [people] = await call.database.read('gate', [
    demoPeople({
      handles: call.house.demo.map(({ handle }) => handle),
      usernames: call.house.demo.map(({ username }) => username),
    }),
  ]);
  return call.house.demo.flatMap(({ username, handle, as }) =>
    people
      .filter((person) => username === person.username && handle === person.handle)
      .map((person) => ({ ...person, as })),
  );
};

const summary = (call: Call, problems: Problems, labels: Readonly<Record<string, string>>) =>
  Object.entries(problems).map(([field, key]) => ({
    field,
    text: `${labels[field] ?? field}: ${sentence(call, key) ?? ''}`,
  }));

function codeView(call: Call, problems: Problems): View {
  const say = words(call.language);
  return {
    title: say.code.title,
    body: (
      <>
        <h1>{say.code.title}</h1>
        <p>{say.code.lead}</p>
        <ProblemSummary
          problems={summary(call, problems, {
            name: say.code.name,
            code: say.code.code,
            password: say.code.password,
          })}
        />
        <PostForm action="/identity/code" requestKey={call.newId()} plain>
          <Field
            name="name"
            label={say.code.name}
            hint={say.code.nameHint}
            value={call.fields['name'] ?? call.query['name'] ?? ''}
            problem={sentence(call, problems['name'])}
            autocomplete="username"
            required
          />
          <CodeField
            name="code"
            label={say.code.code}
            hint={say.code.codeHint}
            value={call.fields['code'] ?? ''}
            problem={sentence(call, problems['code'])}
            required
          />
          <Password
            name="password"
            label={say.code.password}
            hint={say.code.passwordHint}
            problem={sentence(call, problems['password'])}
            autocomplete="new-password"
            required
          />
          <Actions>
            <Button rank="first">{say.code.submit}</Button>
            <LinkButton href="/identity/sign-in" rank="quiet">
              {say.code.back}
            </LinkButton>
          </Actions>
        </PostForm>
      </>
    ),
  };
}

const orAgain =
  (tried: (call: Call) => Promise<Tried>, view: (call: Call, problems: Problems) => Promise<View> | View) =>
  async (call: Call): Promise<Answer> => {
    const answer = await tried(call);
    return 'problems' in answer ? { status: 422, view: await view(call, answer.problems) } : answer;
  };

/** Who is in already goes on to where they were going: the browser’s back leads to the gate, too. */
async function sentOn(call: Call): Promise<Answer | undefined> {
  const here = call.token === undefined ? undefined : await livingSignIn(call, call.token);
  return here && { goTo: ownPath(call.query['to']) };
}

/** The pages of the gate: before anybody is signed in, so no scope is open. */
export const routes: readonly Gate[] = [
  {
    kind: 'gate',
    method: 'GET',
    path: '/identity/sign-in',
    run: async (call) =>
      (await sentOn(call)) ?? { view: await signInView(call, {}, call.token !== undefined) },
  },
  { kind: 'gate', method: 'POST', path: '/identity/sign-in', run: orAgain(signIn, signInView) },
  {
    kind: 'gate',
    method: 'GET',
    path: '/identity/code',
    run: async (call) => (await sentOn(call)) ?? { view: codeView(call, {}) },
  },
  { kind: 'gate', method: 'POST', path: '/identity/code', run: orAgain(useLoginCode, codeView) },
  { kind: 'gate', method: 'POST', path: '/identity/demo', run: signInAsDemo },
  { kind: 'gate', method: 'POST', path: '/identity/sign-out', run: signOut },
  { kind: 'gate', method: 'POST', path: '/identity/hat', run: changeHat },
  { kind: 'gate', method: 'POST', path: '/identity/language', run: chooseLanguage },
  ...ownRoutes,
];
