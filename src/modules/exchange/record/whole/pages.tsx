import { z } from 'zod';
import {
  agreedOn,
  guarded,
  lookedAt,
  patternsOf,
  secondWords,
  type SecondWord,
  waitingOn,
  wordsOf,
} from '#modules/people';
import { dayInWords, momentInWords } from '#platform/dates';
import { id, sought } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { type Page, page, type Parcel, parcel, type Who } from '#platform/route';
import {
  Actions,
  Back,
  Button,
  Card,
  Choice,
  Field,
  LinkButton,
  PageHead,
  People,
  PostForm,
  ProblemSummary,
  Prose,
  Search,
  Section,
} from '#ui';
import { packed, takenOf } from '../pages.tsx';
import { namesAgreed, pupilsNamed, recordAgreed } from '../store.ts';
import { words } from '../words.ts';
import { reasons, recordIn, secondWhat } from './model.ts';

const leads = ({ duties }: Who): boolean => duties.includes('leads_school');
const ownOf = (all: readonly SecondWord[]) =>
  all.filter(({ what, mine, agreed }) => what === secondWhat && mine && agreed !== false);

/** Whose record the school takes along: found by name, and those that were asked for. */
const choose = page({
  path: '/exchange/record/of',
  hats: ['staff'],
  input: z.object({ find: sought }),
  queries: ({ find }) => [pupilsNamed({ patterns: patternsOf(wordsOf(find)) }), secondWords()],
  view: ({ who, input: { find }, rows: [pupils, all], today, language }) => {
    if (!leads(who)) throw new Refusal('not-found');
    const say = words(language).whole;
    const asked = wordsOf(find).length > 0;
    const own = ownOf(all);
    const when = (at: Date) => momentInWords(at, who.zone, language);
    return {
      title: say.title,
      width: 'middle',
      sees: say.sees,
      body: (
        <>
          <Back href="/exchange/out">{words(language).out}</Back>
          <PageHead title={say.title} under={say.under} />
          <p class="soft">{say.first}</p>
          {own.length > 0 && (
            <Section title={say.asked}>
              <People
                id="asked"
                label={say.asked}
                people={own.map(({ object, pupil, agreed, answerer, until }) => ({
                  href: `/exchange/record/of/${object}`,
                  name: pupil,
                  detail: agreed ? say.agreed(answerer ?? '', when(until)) : say.waits(when(until)),
                }))}
              />
            </Section>
          )}
          <Search action="/exchange/record/of" list="found" name="find" query={find} label={say.find} asks />
          <div id="found" class="stack">
            {find.trim() !== '' && !asked && <p class="soft">{say.findMore}</p>}
            {pupils.length === 0 && asked && <p class="soft">{say.notFound}</p>}
            {pupils.length > 0 && (
              <Section title={say.found}>
                <People
                  id="pupils"
                  label={say.found}
                  people={pupils.map((pupil) => ({
                    href: `/exchange/record/of/${pupil.id}`,
                    name: pupil.name,
                    detail:
                      pupil.leftOn === null
                        ? (pupil.group ?? undefined)
                        : say.left(dayInWords(pupil.leftOn, language, today)),
                  }))}
                />
              </Section>
            )}
          </div>
        </>
      ),
    };
  },
});

/** Ask with the reason, wait, take: whichever of the three it is now. */
const ofPupil = page({
  path: '/exchange/record/of/:pupil',
  hats: ['staff'],
  input: z.object({ pupil: id }),
  queries: ({ pupil }) => [guarded({ pupil }), secondWords()],
  view: ({ who, input: { pupil }, rows: [child, all], language, key, kept }) => {
    if (!leads(who)) throw new Refusal('not-found');
    const say = words(language).whole;
    const own = ownOf(all).filter(({ object }) => object === pupil);
    const agreed = agreedOn(own, secondWhat);
    const waits = waitingOn(own, secondWhat);
    const when = (at: Date) => momentInWords(at, who.zone, language);
    const problem = (field: string) => {
      const found = kept?.problems[field];
      return found && (say.problems[found as keyof typeof say.problems] ?? say.problems.missing);
    };
    return {
      title: say.of(child.name),
      width: 'narrow',
      sees: say.sees,
      body: (
        <>
          <Back href="/exchange/record/of">{say.title}</Back>
          <PageHead title={say.of(child.name)} under={child.group ?? undefined} />
          <ProblemSummary
            problems={Object.keys(kept?.problems ?? {}).map((field) => ({
              field,
              text: `${field === 'why' ? say.why : say.reason} ${problem(field) ?? ''}`,
            }))}
          />
          {agreed !== undefined ? (
            <Card>
              <Prose>
                <p>{say.agreed(agreed.answerer ?? '', when(agreed.until))}</p>
                <p>{say.careful}</p>
              </Prose>
              <Actions>
                <LinkButton
                  href={`/exchange/record/of/${pupil}/file?word=${agreed.id}`}
                  rank="first"
                  download
                >
                  {say.take}
                </LinkButton>
              </Actions>
            </Card>
          ) : waits !== undefined ? (
            <Card>
              <p>{say.waits(when(waits.until))}</p>
              <Actions>
                <LinkButton href="/people/second">{say.see}</LinkButton>
              </Actions>
            </Card>
          ) : (
            <>
              <Prose>
                <p>{say.first}</p>
                <p>{say.careful}</p>
              </Prose>
              <PostForm action={`/exchange/record/of/${pupil}`} requestKey={key()} label={say.of(child.name)}>
                <Choice
                  name="reason"
                  label={say.reason}
                  options={reasons.map((reason) => ({ value: reason, label: say.reasons[reason] }))}
                  value={kept?.values['reason']}
                  problem={problem('reason')}
                  required
                />
                <Field
                  name="why"
                  label={say.why}
                  hint={say.whyHint}
                  value={kept?.values['why']}
                  maxLength={300}
                  problem={problem('why')}
                  required
                />
                <Button rank="first">{say.ask}</Button>
              </PostForm>
            </>
          )}
        </>
      ),
    };
  },
});

/** The record by the word of two; the pupil reads that it was taken, and why. */
const file = parcel({
  path: '/exchange/record/of/:pupil/file',
  hats: ['staff'],
  input: z.object({ pupil: id, word: id }),
  subject: ({ pupil }) => pupil,
  queries: ({ pupil, word }) => [
    guarded({ pupil }),
    secondWords(),
    recordAgreed({ word }),
    namesAgreed({ word }),
  ],
  looks: ({ pupil }) => ({ as: `record ${pupil}`, line: lookedAt({ pupil }) }),
  make: ({ who, input: { pupil, word }, rows: [child, all, rows, names], today, now }) => {
    const agreed = ownOf(all).find((one) => one.id === word && one.object === pupil && one.agreed === true);
    const asked = recordIn(agreed?.detail ?? '');
    if (!leads(who) || asked === undefined || rows.length === 0) throw new Refusal('not-found');
    const named = { id: pupil, given: child.name, family: '' };
    return { ...packed(who, named, { rows, names, today, now }), journal: [takenOf(pupil, asked.reason)] };
  },
});

export const pages: readonly Page[] = [choose, ofPupil];
export const parcels: readonly Parcel[] = [file];
