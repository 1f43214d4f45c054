import { counting, countTicked } from './fields.ts';
import { bringBackDraft, drafted } from './keeping.ts';
import { all } from './page.ts';

/** After loading and after every swap. */
export function settle() {
  all<HTMLFormElement>(drafted).forEach(bringBackDraft);
  all<HTMLElement>('[data-brief]').forEach(fade);
  all<HTMLButtonElement>(counting).forEach(countTicked);
  for (const first of all<HTMLElement>('.day.first')) {
    const strip = first.parentElement as HTMLElement;
    strip.scrollLeft = first.offsetLeft - (strip.firstElementChild as HTMLElement).offsetLeft;
  }
}

/** What was just done fades by itself, but never under a pointer or with the focus in it. */
function fade(notice: HTMLElement) {
  if (notice.dataset.fading) return;
  notice.dataset.fading = '1';
  let seconds = Number(notice.dataset.brief) || 6;
  const beat = setInterval(() => {
    if (notice.matches(':hover,:focus-within') || document.hidden || --seconds > 0) return;
    clearInterval(beat);
    notice.classList.add('gone');
  }, 1000);
}
