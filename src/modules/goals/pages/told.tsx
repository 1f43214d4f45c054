import { momentInWords, nearDay } from '#platform/dates';
import { Definition, Prose, Section, Sees } from '#ui';
import { mayReadTexts } from '../policy.ts';
import { words } from '../words.ts';
import type { OneProps } from './read.ts';

/** Why it matters and how the pupil looked back, for whom those words are. */
export function Texts({ texts, who, language, name }: OneProps) {
  const say = words(language);
  if (!mayReadTexts(who.held) || texts === undefined || (texts.why === '' && texts.lookBack === ''))
    return null;
  return (
    <>
      {texts.why !== '' && (
        <Section title={say.one.why}>
          <Written text={texts.why} />
        </Section>
      )}
      {texts.lookBack !== '' && (
        <Section title={say.one.lookBack}>
          <Written text={texts.lookBack} />
        </Section>
      )}
      <Sees>{name === undefined ? say.one.sees.own : say.one.sees.other}</Sees>
    </>
  );
}

/** What somebody typed, with their own line breaks. */
function Written({ text }: { text: string }) {
  return (
    <Prose>
      {text.split(/\n+/).map((line) => (
        <p>{line}</p>
      ))}
    </Prose>
  );
}

/** What went otherwise than planned, and what was done about it. */
export function Otherwise({ deviations, language, today, who }: OneProps) {
  const say = words(language);
  if (deviations.length === 0) return null;
  return (
    <Section title={say.one.otherwise}>
      <Definition
        items={deviations.map(({ cause, action, actionDue, notedAt }) => ({
          term: momentInWords(notedAt, who.zone, language),
          is: (
            <>
              {say.cause[cause]}.{action !== '' && <> {say.one.doing(action)}</>}
              {actionDue !== null && (
                <span class="soft"> ({say.one.by(nearDay(actionDue, today, language))})</span>
              )}
            </>
          ),
        }))}
      />
    </Section>
  );
}

/** What happened to the goal, the newest first. */
export function Happened({ happened, language, who, name }: OneProps) {
  const say = words(language);
  if (happened.length === 0) return null;
  const whoDid = (line: OneProps['happened'][number]): string =>
    line.byReader === true
      ? say.one.you
      : (line.given ?? (name === undefined ? say.one.coach : say.one.unnamed));
  const did = (verb: string): string => say.told[verb.replace('goals.', '') as keyof typeof say.told] ?? verb;
  return (
    <Section title={say.one.story}>
      <Definition
        items={happened.map((line) => ({
          term: momentInWords(line.at, who.zone, language),
          is: (
            <>
              <b>{whoDid(line)}</b> {did(line.verb)}
            </>
          ),
        }))}
      />
    </Section>
  );
}
