import { z } from 'zod';
import { id, sought } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { type Page, page, type Seen, type View, type Who } from '#platform/route';
import type { Results } from '#platform/database';
import {
  Back,
  Button,
  Card,
  Chip,
  Choice,
  Empty,
  Field,
  Fold,
  Hidden,
  Notice,
  PageHead,
  People,
  PostForm,
  ProblemSummary,
  Search,
  Section,
} from '#ui';
import { patternsOf } from '../code/store.ts';
import { wordsOf } from '../code/model.ts';
import { mayBeSecond, type SecondWord } from '../second/model.ts';
import { momentOf } from '../second/pages.tsx';
import { secondWords } from '../second/store.ts';
import { lookedAt } from '../store.ts';
import { secondWhat } from './actions.ts';
import { type Authority, changeIn, isStricter, othersThan } from './model.ts';
import { authorityChanges, guarded, guardedNamed, guardianships } from './store.ts';
import { words } from './words.ts';

type Say = ReturnType<typeof words>;
type Change = ReturnType<ReturnType<typeof authorityChanges>['read']>[number];

/** Where restrictions stand, and what was decided of late: so every leader and administrator hears of it. */
const overview = page({
  path: '/people/guardians',
  hats: ['staff', 'administrator'],
  input: z.object({ find: sought }),
  queries: ({ find }) => [
    guardedNamed({ patterns: patternsOf(wordsOf(find)) }),
    authorityChanges({ pupil: null }),
  ],
  view: ({ who, input: { find }, rows: [pupils, changes], today, language }) => {
    if (!mayBeSecond(who)) throw new Refusal('not-found');
    const say = words(language);
    const asked = wordsOf(find).length > 0;
    return {
      title: say.title,
      width: 'middle',
      sees: say.sees,
      body: (
        <>
          <PageHead title={say.title} under={say.under} />
          <Search action="/people/guardians" list="found" name="find" query={find} label={say.find} asks />
          <div id="found" class="stack">
            {find.trim() !== '' && !asked && <p class="soft">{say.findMore}</p>}
            {pupils.length === 0 && asked && <p class="soft">{say.notFound}</p>}
            {pupils.length === 0 && !asked && <Empty title={say.none}>{say.noneWhy}</Empty>}
            {pupils.length > 0 && (
              <Section title={asked ? say.found : say.restricted}>
                <People
                  id="pupils"
                  label={asked ? say.found : say.restricted}
                  people={pupils.map((pupil) => ({
                    href: `/people/guardians/${pupil.id}`,
                    name: pupil.group === null ? pupil.name : `${pupil.name} · ${pupil.group}`,
                    detail: pupil.guardians ?? say.noGuardians,
                    mark:
                      pupil.restricted > 0 ? <Chip>{say.restrictions(pupil.restricted)}</Chip> : undefined,
                  }))}
                />
              </Section>
            )}
          </div>
          {changes.length > 0 && (
            <Section title={say.lately}>
              <Decided changes={changes} who={who} today={today} say={say} named />
            </Section>
          )}
          {who.hat === 'staff' && (
            <p class="soft">
              {say.toConfirm} <a href="/people/confirm">{say.toConfirmGo}</a>
            </p>
          )}
        </>
      ),
    };
  },
});

const about = z.object({ pupil: id });
const queries = ({ pupil }: z.infer<typeof about>) =>
  [guarded({ pupil }), guardianships({ pupil }), authorityChanges({ pupil }), secondWords()] as const;

/** The guardians of one child. That a leader looked is kept, like every look at a pupil. */
const ofChild: readonly Page[] = [
  page({
    path: '/people/guardians/:pupil',
    hats: ['staff'],
    input: about,
    subject: ({ pupil }) => pupil,
    queries,
    looks: ({ pupil }) => ({ as: 'guardians', line: lookedAt({ pupil }) }),
    view: (seen) => childView(seen),
  }),
  page({
    path: '/people/guardians/:pupil',
    hats: ['administrator'],
    input: about,
    queries,
    view: (seen) => childView(seen),
  }),
];

function childView(seen: Seen<z.infer<typeof about>, Results<ReturnType<typeof queries>>>): View {
  const { who, rows, today, language, key, kept } = seen;
  const [child, guardians, changes, seconds] = rows;
  if (!mayBeSecond(who)) throw new Refusal('not-found');
  const say = words(language);
  return {
    title: say.of(child.name),
    width: 'middle',
    sees: say.sees,
    body: (
      <>
        <Back href="/people/guardians">{say.title}</Back>
        <PageHead
          title={say.of(child.name)}
          under={child.group === null ? undefined : say.group(child.group)}
        />
        <ProblemSummary
          problems={Object.entries(kept?.problems ?? {}).map(([field, problem]) => ({
            field: `${field}-${kept?.values['relation'] ?? ''}`,
            text: `${field === 'to' ? say.to : say.why} ${problemSaid(say, problem)}`,
          }))}
        />
        {guardians.length === 0 && <Empty title={say.nobody}>{say.nobodyWhy}</Empty>}
        {guardians.map((guardian) => (
          <Guardian
            guardian={guardian}
            child={child.id}
            waits={seconds.find(
              (word) => word.what === secondWhat && word.object === guardian.id && word.agreed === null,
            )}
            kept={kept?.values['relation'] === guardian.id ? kept : undefined}
            say={say}
            requestKey={key}
          />
        ))}
        {changes.length > 0 && (
          <Section title={say.history}>
            <Decided changes={changes} who={who} today={today} say={say} />
          </Section>
        )}
      </>
    ),
  };
}

const problemSaid = (say: Say, key: string): string =>
  say.problems[key as keyof Say['problems']] ?? say.problems.missing;

/** How it is now, what that means, and the form that changes it, closed until it is needed. */
function Guardian(props: {
  guardian: ReturnType<ReturnType<typeof guardianships>['read']>[number];
  child: string;
  waits: SecondWord | undefined;
  kept: Seen<unknown, unknown>['kept'];
  say: Say;
  requestKey: () => string;
}) {
  const { guardian, child, waits, kept, say, requestKey } = props;
  const { id: relation, authority } = guardian;
  const asked = changeIn(waits?.detail ?? '');
  const problem = (field: string) => {
    const found = kept?.problems[field];
    return found === undefined ? undefined : problemSaid(say, found);
  };
  const hint = (to: Authority) => `${say.means[to]} ${isStricter(authority, to) ? say.atOnce : say.takesTwo}`;
  return (
    <Card id={`g-${relation}`} title={guardian.guardian}>
      <p>
        <b>{say.is[authority]}.</b>{' '}
        {authority === 'full' && !guardian.confirmed
          ? guardian.cameBack
            ? say.cameBack
            : say.unconfirmed
          : say.means[authority]}{' '}
        {!guardian.here && say.gone}
      </p>
      {waits !== undefined && asked !== undefined && (
        <Notice>
          {say.waits(say.is[asked.to], waits.asker)} <a href="/people/second">{say.waitsGo}</a>
        </Notice>
      )}
      <Fold title={say.change} open={kept !== undefined}>
        <PostForm
          action={`/people/guardians/${child}`}
          requestKey={requestKey()}
          label={say.changeOf(guardian.guardian)}
        >
          <Hidden name="relation" value={relation} />
          <Choice
            name="to"
            id={`to-${relation}`}
            label={say.to}
            options={othersThan(authority).map((to) => ({ value: to, label: say.is[to], hint: hint(to) }))}
            value={kept?.values['to']}
            problem={problem('to')}
            required
          />
          <Field
            name="why"
            id={`why-${relation}`}
            label={say.why}
            hint={say.whyHint}
            value={kept?.values['why']}
            maxLength={300}
            problem={problem('why')}
            required
          />
          <Button rank="first">{say.do}</Button>
        </PostForm>
      </Fold>
    </Card>
  );
}

/** Who decided what, when and why; newest first. */
function Decided(props: { changes: readonly Change[]; who: Who; today: string; say: Say; named?: boolean }) {
  const { changes, who, today, say, named } = props;
  return (
    <ul class="plain stack">
      {changes.map((one) => {
        const when = momentOf(one.at, who.zone, today, who.language);
        return (
          <li>
            {named && (
              <>
                <a href={`/people/guardians/${one.pupil}`}>{one.child}</a>
                {' · '}
              </>
            )}
            <b>{say.line(one.guardian, say.is[one.before].toLowerCase(), say.is[one.after].toLowerCase())}</b>
            <br />
            <span class="soft">
              {one.agreer === null ? say.byOne(one.asker, when) : say.byTwo(one.asker, one.agreer, when)}
            </span>
            <br />
            {one.why}
          </li>
        );
      })}
    </ul>
  );
}

export const pages: readonly Page[] = [overview, ...ofChild];
