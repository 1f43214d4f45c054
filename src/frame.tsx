import { navigation, words as homeWords } from '#modules/home';
import { words as identityWords } from '#modules/identity';
import type { Renderer } from '#platform/http';
import { isId } from '#platform/id';
import type { Language } from '#platform/words';
import { type Assets, Document, Entrance, Frame, Notice, Refused, toHtml, Undo } from '#ui';

/** What was done, per verb of the journal: the sentence beside "undo". Each module brings its own. */
export type Did = (verb: string, language: Language) => string | undefined;

/**
 * What stands around every page: the document, the navigation of this person, the notice of what was just done. It
 * is composition – it knows the modules, so that neither platform nor ui needs to.
 */
export function renderer(assets: Assets, did: Did): Renderer {
  return {
    page: ({ who, view, path, key, did: done }) => {
      const say = homeWords(who.language);
      const identity = identityWords(who.language);
      const told = done === undefined ? undefined : did(done.verb, who.language);
      return toHtml(
        <Document
          language={who.language}
          title={`${view.title} · Leerkring`}
          assets={assets}
          account={who.account}
        >
          <Frame
            language={who.language}
            school={who.organisation}
            here={path}
            width={view.width}
            sees={view.sees}
            nav={navigation(who).map(({ href, word }) => ({
              href,
              label: say.nav[word],
              current: href === path || (href !== '/' && path.startsWith(`${href}/`)),
            }))}
            who={{
              name: who.name,
              role: `${identity.hat[who.hat]} · ${who.organisation}`,
              signOutHref: '/identity/sign-out',
              languageHref: '/identity/language',
              requestKey: key,
              own: { href: '/identity/hats', label: identity.own.title },
            }}
            notice={
              done !== undefined && told !== undefined && isId(done.undo) ? (
                <Undo action={`${undoPath(done.verb)}?undo=${done.undo}`} requestKey={key}>
                  {told}
                </Undo>
              ) : undefined
            }
          >
            {view.body}
          </Frame>
        </Document>,
      );
    },
    entrance: ({ language, view, path, key }) =>
      toHtml(
        <Document language={language} title={`${view.title} · Leerkring`} assets={assets}>
          <Entrance
            language={language}
            tongues={{ action: '/identity/language', requestKey: key, here: path }}
          >
            {view.body}
          </Entrance>
        </Document>,
      ),
    refused: ({ language, kind, reason, id, path }) => {
      const identity = identityWords(language);
      const back = kind === 'conflict' || kind === 'busy' ? path : '/';
      return toHtml(
        <Document language={language} title="Leerkring" assets={assets}>
          <Entrance language={language}>
            {reason === 'held' && <Notice>{identity.signIn.away}</Notice>}
            <Refused
              kind={kind === 'busy' ? 'fault' : kind}
              reason={identity.refused[reason as keyof typeof identity.refused]}
              faultId={id}
              href={kind === 'sign-in' ? '/identity/sign-in' : back}
            />
          </Entrance>
        </Document>,
      );
    },
  };
}

const undoPath = (verb: string): string => `/${verb.split('.')[0]}/undo`;
