import { more, navigation, placeAt, words as homeWords } from '#modules/home';
import { words as identityWords } from '#modules/identity';
import type { Renderer } from '#platform/http';
import { isId } from '#platform/id';
import type { Language } from '#platform/words';
import { takesTables } from '#platform/http/parcel';
import type { View } from '#platform/route';
import {
  type Assets,
  Document,
  Entrance,
  escaped,
  Frame,
  Notice,
  Refused,
  refusedTitle,
  stencil,
  tablesIn,
  toHtml,
  toMarkup,
  uiWords,
  Undo,
  withLinks,
} from '#ui';

/** What was done, per verb of the journal: the sentence beside "undo". Each module brings its own. */
export type Did = (verb: string, language: Language) => string | undefined;

/**
 * What stands around every page: the document, the navigation of this person, the notice of what was just done. It
 * is composition – it knows the modules, so that neither platform nor ui needs to.
 */
export function renderer(assets: Assets, did: Did): Renderer {
  const frames = new Map<string, ReturnType<typeof stencil>>();
  /** The frame of everybody who wears this hat, speaks this language and stands at this place of the navigation. */
  const frameFor = ({ who, view, path }: Parameters<Renderer['page']>[0]) => {
    const bar = navigation(who);
    const places = [...bar, ...more(who)];
    const at = placeAt(places, path);
    const name = [
      who.language,
      view.width,
      view.sees !== undefined,
      at,
      ...places.map(({ href }) => href),
    ].join(' ');
    let frame = frames.get(name);
    if (frame === undefined) {
      frame = stencil((hole) => framed(who.language, view, { places, bar: bar.length, at }, hole));
      frames.set(name, frame);
    }
    return frame;
  };
  const framed = (
    language: Language,
    view: View,
    { places, bar, at }: { places: ReturnType<typeof navigation>; bar: number; at: number },
    hole: (name: string) => string,
  ) => {
    const say = homeWords(language);
    const ways = places.map(({ href, word }, place) => ({
      href,
      label: say.nav[word],
      current: place === at,
    }));
    return toHtml(
      <Document language={language} title={hole('title')} assets={assets} account={hole('account')}>
        <Frame
          language={language}
          school={hole('school')}
          here={hole('here')}
          width={view.width}
          sees={view.sees === undefined ? undefined : hole('sees')}
          nav={ways.slice(0, bar)}
          further={ways.slice(bar)}
          who={{
            name: hole('name'),
            initial: hole('initial'),
            role: hole('role'),
            signOutHref: '/identity/sign-out',
            languageHref: '/identity/language',
            requestKey: hole('key'),
            own: { href: '/identity/hats', label: identityWords(language).own.title },
          }}
          notice={hole('notice')}
        >
          {hole('body')}
        </Frame>
      </Document>,
      language,
    );
  };
  return {
    page: (seen) => {
      const { who, view, here, key, did: done } = seen;
      const { language } = who;
      const told = done === undefined ? undefined : did(done.verb, language);
      const notice =
        done !== undefined && told !== undefined && isId(done.undo) ? (
          <Undo action={`${undoPath(done.verb)}?undo=${done.undo}`} requestKey={key}>
            {told}
          </Undo>
        ) : view.done !== undefined ? (
          <Notice kind="done" brief>
            {view.done}
          </Notice>
        ) : null;
      return frameFor(seen)({
        title: titleOf(seen, language),
        account: who.account,
        school: who.organisation,
        here,
        sees: view.sees ?? '',
        name: who.name,
        initial: [...who.name][0] ?? '',
        role: `${identityWords(language).hat[who.hat]} · ${who.organisation}`,
        key,
        notice: { markup: notice === null ? '' : toMarkup(notice, language) },
        body: {
          markup: takesTables(who)
            ? takeable(toMarkup(view.body, language), here, language)
            : toMarkup(view.body, language),
        },
      });
    },
    tables: (view, language) => tablesIn(toMarkup(view.body, language)),
    entrance: ({ language, view, wrong, path, key }) =>
      toHtml(
        <Document language={language} title={titleOf({ view, wrong }, language)} assets={assets}>
          <Entrance tongues={{ action: '/identity/language', requestKey: key, here: path }}>
            {view.body}
          </Entrance>
        </Document>,
        language,
      ),
    refused: ({ language, kind, reason, id, path }) => {
      const identity = identityWords(language);
      const shown = kind === 'busy' ? 'fault' : kind;
      const back = kind === 'conflict' || kind === 'busy' ? path : '/';
      return toHtml(
        <Document language={language} title={`${refusedTitle(shown, language)} · Leerkring`} assets={assets}>
          <Entrance>
            {reason === 'held' && <Notice>{identity.signIn.away}</Notice>}
            <Refused
              kind={shown}
              reason={identity.refused[reason as keyof typeof identity.refused]}
              faultId={id}
              href={kind === 'sign-in' ? '/identity/sign-in' : back}
            />
          </Entrance>
        </Document>,
        language,
      );
    },
  };
}

/** What it says on the tab: of many open ones also the one where something is not right yet. */
const titleOf = ({ view, wrong }: { view: View; wrong: boolean }, language: Language): string =>
  `${wrong ? uiWords(language).wrong(view.title) : view.title} · Leerkring`;

/** Under every table, the ways to take it along: the same page again, as a file. */
function takeable(markup: string, here: string, language: Language): string {
  if (!markup.includes('<table class="table"')) return markup;
  const say = uiWords(language);
  const way = (n: number, form: string, name: string, caption: string) =>
    `<a href="${escaped(`${here}${here.includes('?') ? '&' : '?'}take=${n}.${form}`)}" aria-label="${escaped(say.tableAs(caption, name))}" download>${name}</a>`;
  return withLinks(
    markup,
    (n, caption) =>
      `<p class="soft small takes">${say.takeAs} ${way(n, 'csv', 'CSV', caption)} ${way(n, 'xlsx', 'Excel', caption)}</p>`,
  );
}

const undoPath = (verb: string): string => `/${verb.split('.')[0]}/undo`;
