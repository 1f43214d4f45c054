import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '#platform/words';
import { speaking } from './words.ts';

/** Where the build put the one stylesheet, the one script, the font and the ring as an icon. */
export type Assets = { css: string; script: string; font: string; icon?: string | undefined };

type DocumentProps = {
  language: Language;
  title: string;
  assets: Assets;
  /** Whose drafts and waiting ticks this browser may keep; absent when nobody is signed in. */
  account?: string | undefined;
  children: ComponentChildren;
};

/** The whole html of a page; what is inside `#page` is what the enhancer swaps when it moves to another page. */
export function Document({ language, title, assets, account, children }: DocumentProps) {
  return (
    <html lang={language} data-account={account}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#1d2126" media="(prefers-color-scheme: dark)" />
        <meta name="format-detection" content="telephone=no, date=no" />
        <link rel="preload" as="font" type="font/woff2" href={assets.font} crossorigin="anonymous" />
        <link rel="stylesheet" href={assets.css} />
        {assets.icon && <link rel="icon" type="image/svg+xml" href={assets.icon} />}
        <script type="module" src={assets.script} defer />
      </head>
      <body>
        <div id="page">{children}</div>
        <div id="live" class="unseen" role="status" />
      </body>
    </html>
  );
}

/** A part of a page as text, spoken in one language. */
export const toMarkup = (part: VNode | null, language: Language): string =>
  speaking(language, () => (part === null ? '' : renderToString(part)));

/** The text of a whole page, as it goes over the line. */
export const toHtml = (page: VNode, language: Language): string =>
  `<!doctype html>${toMarkup(page, language)}`;
