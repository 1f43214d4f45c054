import type { ComponentChildren } from 'preact';
import { attribute, drawn } from './markup.ts';
import { useWords } from './words.ts';

type StepsProps = {
  done: number;
  total: number;
  /** How far the plan goes; outlined from `done` up to here. */
  planned?: number | undefined;
  /** Replaces the spoken text when the thing counted has a name. */
  label?: string | undefined;
};

const brick = (at: number) => `M${1.5 + at * 9} 1.5h4.5v14h-4.5z`;
const path = (look: string, bricks: string) => (bricks ? `<path class="${look}" d="${bricks}"/>` : '');

/** At most five bricks: how many of them are done, planned or left. */
function block(size: number, done: number, planned: number): string {
  const bricks = (from: number, to: number) => {
    let drawing = '';
    for (let i = Math.max(0, from); i < Math.min(size, to); i++) drawing += brick(i);
    return drawing;
  };
  const width = size * 9 - 1.5;
  return `<svg width="${width}" height="17" viewBox="0 0 ${width} 17" aria-hidden="true">${path('left', bricks(Math.max(done, planned), size))}${path('planned', bricks(done, planned))}${path('done', bricks(0, done))}</svg>`;
}

/** Little blocks of five: filled is done, outlined is planned, faint is left. */
export function Steps({ done, total, planned = done, label }: StepsProps) {
  const say = useWords();
  let blocks = '';
  for (let start = 0; start < total; start += 5)
    blocks += block(Math.min(5, total - start), done - start, planned - start);
  return drawn(
    `<span class="steps" role="img"${attribute('aria-label', label ?? say.blocks(done, planned, total))}>${blocks}</span>`,
  );
}

/** How it goes with one subject, in a sentence with its blocks; never a percentage. */
export function Sentence(props: {
  subject: string;
  text: ComponentChildren;
  href?: string | undefined;
  steps?: StepsProps | undefined;
}) {
  return (
    <div class="sentence">
      <p>
        <b>{props.href ? <a href={props.href}>{props.subject}</a> : props.subject}</b>{' '}
        <span class="soft small">{props.text}</span>
      </p>
      {props.steps && <Steps {...props.steps} />}
    </div>
  );
}

/** How far a job that has an end is: an import, a questionnaire. */
export function Progress(props: {
  id: string;
  label: string;
  done: number;
  of: number;
  text?: string | undefined;
}) {
  const say = useWords();
  return (
    <div class="progress">
      <label for={props.id}>{props.label}</label>
      <progress id={props.id} value={props.done} max={props.of} />
      <span class="soft small num">{props.text ?? say.outOf(String(props.done), String(props.of))}</span>
    </div>
  );
}
