import type { ComponentChildren } from 'preact';
import { type Language, languages } from '#platform/words';
import { Hidden } from './button.tsx';
import { Icon } from './icon.tsx';
import { Logo } from './ring.tsx';
import { languageNames, useLanguage, useWords, words } from './words.ts';

export type Destination = { href: string; label: string; current?: boolean | undefined };

/** Another role the same person may continue in; a POST, for it makes a new sign-in. */
export type Hat = { label: string; name: string; value: string };

export type Who = {
  name: string;
  /** Where the name is not known yet (a stencil); else its first letter. */
  initial?: string | undefined;
  /** "leerling, groep 2B" */
  role: string;
  /** The person's own page: account, password. */
  own?: { href: string; label: string } | undefined;
  hats?: { action: string; others: readonly Hat[] } | undefined;
  signOutHref: string;
  languageHref: string;
  /** For the forms of the menu. */
  requestKey: string;
};

type FrameProps = {
  language: Language;
  nav: readonly Destination[];
  /** Where the bar has no room for: on a phone a press away, at the thumb. */
  further?: readonly Destination[] | undefined;
  who: Who;
  school?: string | undefined;
  /** The first page of this person. */
  home?: string | undefined;
  /** Where we are, so that a change of language comes back here. */
  here?: string | undefined;
  notice?: ComponentChildren;
  /** Who can see what is on this page, in a sentence. */
  sees?: ComponentChildren;
  help?: { href: string; label?: string | undefined } | undefined;
  /** Narrow for reading and for forms, wide for tables. */
  width?: 'narrow' | 'middle' | 'wide' | undefined;
  children: ComponentChildren;
};

/** What stands around every page of someone who is signed in. */
export function Frame(props: FrameProps) {
  const {
    language,
    nav,
    further = [],
    who,
    school,
    home = '/',
    here,
    notice,
    sees,
    help,
    width = 'middle',
    children,
  } = props;
  const say = words(language);
  return (
    <>
      <a class="skip" href="#main">
        {say.skip}
      </a>
      <header class="top">
        <a class="house" href={home}>
          <Logo />
          <span>
            Leerkring
            {school && <small>{school}</small>}
          </span>
        </a>
        <nav class="main" aria-label={say.mainMenu}>
          <ul>
            {nav.map((one, i) => (
              <Way {...one} wide={nav.length > phoneMost && i >= phoneMost - 1} />
            ))}
          </ul>
          {nav.length > phoneMost && <Further places={[...nav.slice(phoneMost - 1), ...further]} />}
        </nav>
        <PersonMenu who={who} here={here} />
      </header>
      <main id="main" tabindex={-1} class={width}>
        <div id="notices">{notice}</div>
        {children}
      </main>
      <footer class="foot">
        {sees && (
          <p>
            <Icon of="eye" size={18} />
            <span>
              <b>{say.sees}</b> {sees}
            </span>
          </p>
        )}
        {help && <a href={help.href}>{help.label ?? say.help}</a>}
      </footer>
    </>
  );
}

/** What the bar of a phone bears, the way to the rest included (360 px: the longest five words of three languages). */
const phoneMost = 5;

function Way({ href, label, current, wide }: Destination & { wide?: boolean }) {
  return (
    <li class={wide ? 'wide-only' : undefined}>
      <a href={href} aria-current={current ? 'page' : undefined}>
        {label}
      </a>
    </li>
  );
}

/** On a phone: the places that the bar has no room for, over it. */
function Further({ places }: { places: readonly Destination[] }) {
  const say = useWords();
  return (
    <details class="menu further">
      <summary data-current={places.some(({ current }) => current) ? '' : undefined}>{say.further}</summary>
      <ul class="card">
        {places.map((place) => (
          <Way {...place} />
        ))}
      </ul>
    </details>
  );
}

function PersonMenu({ who, here }: { who: Who; here: string | undefined }) {
  const say = useWords();
  return (
    <details class="menu person">
      <summary>
        <span class="initial" aria-hidden="true">
          {who.initial ?? [...who.name][0]}
        </span>
        <span class="name">
          {who.name}
          <span class="unseen">, {say.personMenu}</span>
        </span>
        <Icon of="down" size={18} />
      </summary>
      <div class="card">
        <p>
          <b>{who.name}</b>
          <br />
          <span class="soft small">{who.role}</span>
        </p>
        {who.own && <a href={who.own.href}>{who.own.label}</a>}
        {who.hats && who.hats.others.length > 0 && (
          <form method="post" action={who.hats.action} data-plain>
            <Hidden name="key" value={who.requestKey} />
            <p class="soft small">{say.hats}</p>
            {who.hats.others.map((hat) => (
              <button class="row" name={hat.name} value={hat.value}>
                {hat.label}
              </button>
            ))}
          </form>
        )}
        <LanguageChoice action={who.languageHref} requestKey={who.requestKey} here={here} />
        <form method="post" action={who.signOutHref} data-plain data-forget>
          <Hidden name="key" value={who.requestKey} />
          <button class="button wide">{say.signOut}</button>
        </form>
      </div>
    </details>
  );
}

/** The three tongues, each by its own name, the present one marked. */
export function LanguageChoice(props: { action: string; requestKey: string; here?: string | undefined }) {
  const now = useLanguage();
  const say = useWords();
  return (
    <form class="tongues" method="post" action={props.action} aria-label={say.language}>
      <Hidden name="key" value={props.requestKey} />
      {props.here && <Hidden name="back" value={props.here} />}
      {languages.map((language) => (
        <button
          name="language"
          value={language}
          lang={language}
          aria-current={language === now ? 'true' : undefined}
        >
          {languageNames[language]}
        </button>
      ))}
    </form>
  );
}

type EntranceProps = {
  notice?: ComponentChildren;
  /** Absent on pages that cannot know it, such as a fault. */
  tongues?: { action: string; requestKey: string; here?: string | undefined } | undefined;
  /** A quiet line under the sheet. */
  foot?: ComponentChildren;
  children: ComponentChildren;
};

/** What stands around the pages before signing in: the ring, one sheet, the language. */
export function Entrance({ notice, tongues, foot, children }: EntranceProps) {
  return (
    <main id="main" tabindex={-1} class="entrance">
      <p class="house">
        <Logo size={44} />
        <span>Leerkring</span>
      </p>
      <div id="notices">{notice}</div>
      <div class="card">{children}</div>
      {foot && <div class="soft small">{foot}</div>}
      {tongues && <LanguageChoice {...tongues} />}
    </main>
  );
}
