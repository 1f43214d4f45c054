import type { Language } from '#platform/words';
import { type Assets, Document, toHtml } from './document.tsx';
import { Parts } from './gallery/parts.tsx';
import { samples } from './gallery/samples.ts';
import { screens } from './gallery/screens.ts';

/** The page `/ui` of a development server: every component in every state, and whole screens at `/ui?screen=…`. */
export function galleryPage(language: Language, assets: Assets, screen?: string): string {
  const Screen = screens[screen as keyof typeof screens] ?? Parts;
  return toHtml(
    <Document language={language} title={samples.title} assets={assets} account="gallery">
      <Screen language={language} />
    </Document>,
    language,
  );
}
