import type { ComponentChildren } from 'preact';
import { LinkButton, PostForm } from './button.tsx';
import { Icon } from './icon.tsx';
import { drawn, html } from './markup.ts';
import { Beginning, Ring, type Taken } from './ring.tsx';
import { escaped } from './stencil.ts';

type CardProps = {
  title?: ComponentChildren;
  id?: string | undefined;
  /** A number or letter before the title, as in the five cards of a talk. */
  mark?: string | undefined;
  /** This is the one to work on now. */
  open?: boolean | undefined;
  level?: 2 | 3 | undefined;
  children?: ComponentChildren;
};

/** A white sheet on the paper: one subject, a thin line around it. */
export function Card({ title, id, mark, open, level = 2, children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class={open ? 'card open' : 'card'} id={id}>
      {title && (
        <Heading>
          {mark && <span class="mark">{mark}</span>}
          {title}
        </Heading>
      )}
      {children}
    </section>
  );
}

type TodayCardProps = {
  title: string;
  /** When or what kind: "vandaag, 10:45". */
  over?: string | undefined;
  text?: ComponentChildren;
  /** The one button. */
  go?: { label: string; href: string } | undefined;
  /** The card that matters most now: it stands wide and carries the only filled button. */
  first?: boolean | undefined;
  ring?: Taken | undefined;
  id?: string | undefined;
  /** A form instead of a link, when the button does something at once. */
  children?: ComponentChildren;
};

/** What today asks of me: one thing, one button. */
export function TodayCard({ title, over, text, go, first, ring, id, children }: TodayCardProps) {
  return (
    <article class={first ? 'card today first' : 'card today'} id={id}>
      <div>
        {over && <p class="over">{over}</p>}
        <h2>{title}</h2>
        {text && <p class="soft">{text}</p>}
      </div>
      {ring && <Ring taken={ring} size={first ? 56 : 36} />}
      {go && (
        <LinkButton href={go.href} rank={first ? 'first' : 'plain'}>
          {go.label}
        </LinkButton>
      )}
      {children}
    </article>
  );
}

/** A piece of work under a goal: small enough to tick. */
export type Task = {
  id: string;
  title: string;
  done: boolean;
  /** "15 min", with its unit. */
  minutes?: string | undefined;
};

type TickProps = {
  name: string;
  value: string;
  done: boolean;
  label: string;
  minutes?: string | undefined;
  id?: string | undefined;
};

/** A tick that is a real submit button: pressed is done, pressing again takes it back. */
export const Tick = (props: TickProps) => drawn(tickText(props));

// Ticks stand on a page by the dozen: one text for all of a goal costs a fifth of one part each.
const tickText = ({ name, value, done, label, minutes, id = `tick-${value}` }: TickProps): string =>
  `<button class="tick" id="${escaped(id)}" name="${escaped(name)}" value="${escaped(value)}" aria-pressed="${done}">${box}<span class="what">${escaped(label)}</span>${lasts(minutes)}</button>`;

const box =
  '<span class="box"><svg class="icon" width="18" height="18" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12.5l4.5 4.5L19 7.5"/></svg></span>';
const lasts = (minutes: string | undefined): string =>
  minutes === undefined ? '' : `<span class="soft small num">${escaped(minutes)}</span>`;

type GoalCardProps = {
  id: string;
  title: string;
  href?: string | undefined;
  /** The number of the step or a letter; stands inside the ring. */
  badge?: string | undefined;
  subtitle?: ComponentChildren;
  ring?: Taken | undefined;
  tasks?: readonly Task[] | undefined;
  /** Where ticks go: the pressed button sends `done=<task id>` or `open=<task id>`. Without it, ticks are only shown. */
  tick?: { action: string; requestKey: string; swap?: string | undefined } | undefined;
  /** How a reader without eyes hears a tick that cannot be pressed. */
  doneWord?: string | undefined;
  /** Chips above the tasks: how one goes about it. */
  above?: ComponentChildren;
  /** Chips and links under the tasks. */
  children?: ComponentChildren;
};

/** A goal with its ring and the work that leads to it. */
export function GoalCard(props: GoalCardProps) {
  const { id, title, href, badge, subtitle, ring, tasks = [], tick, doneWord, above, children } = props;
  const mark = badge || ring;
  return html`<article class="${mark ? 'card goal' : 'card goal bare'}" id="${id}" aria-labelledby="${id}-title">${
    mark && (
      <span class="badge num">
        {ring && <Ring taken={ring} size={52} />}
        {badge && <span>{badge}</span>}
      </span>
    )
  }<div><h3 id="${id}-title">${href ? html`<a href="${href}">${title}</a>` : title}</h3>${
    subtitle && html`<p class="soft small">${subtitle}</p>`
  }</div>${above && html`<div class="chips">${above}</div>`}${
    tasks.length > 0 &&
    (tick === undefined ? (
      <div class="ticks">{tickList(tasks.map((task) => shownText(task, doneWord)))}</div>
    ) : (
      <PostForm action={tick.action} requestKey={tick.requestKey} swap={tick.swap ?? id} class="ticks" queue>
        {tickList(
          tasks.map(({ id: value, done, title: label, minutes }) =>
            tickText({ name: done ? 'open' : 'done', value, done, label, minutes }),
          ),
        )}
      </PostForm>
    ))
  }${children && html`<div class="chips">${children}</div>`}</article>`;
}

const tickList = (ticks: readonly string[]) =>
  drawn(`<ul>${ticks.map((tick) => `<li>${tick}</li>`).join('')}</ul>`);

/** A tick that can only be looked at. */
const shownText = ({ done, title, minutes }: Task, doneWord: string | undefined): string =>
  `<span class="${done ? 'tick done' : 'tick'}">${box}<span class="what">${escaped(title)}</span>${done && doneWord ? `<span class="unseen"> ${escaped(doneWord)}</span>` : ''}${lasts(minutes)}</span>`;

type ChipProps = {
  href?: string | undefined;
  /** Chosen or true: with a check mark. */
  on?: boolean | undefined;
  /** Not there yet, or of less weight. */
  soft?: boolean | undefined;
  children: ComponentChildren;
};

/** A short fact, or a link as small as one. */
export function Chip({ href, on, soft, children }: ChipProps) {
  const look = soft ? 'chip soft' : 'chip';
  const inside = (
    <>
      {on && <Icon of="check" size={16} />}
      {children}
    </>
  );
  return href ? (
    <a class={look} href={href}>
      {inside}
    </a>
  ) : (
    <span class={look}>{inside}</span>
  );
}

/** Words with what they are: name, group, coach. */
export function Definition({ items }: { items: readonly { term: string; is: ComponentChildren }[] }) {
  return (
    <dl class="definition">
      {items.map(({ term, is }) => (
        <div>
          <dt>{term}</dt>
          <dd>{is}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A number that leads somewhere: what it counts, and the next step beside it. */
export function Stat(props: {
  value: ComponentChildren;
  label: string;
  note?: ComponentChildren;
  next?: { label: string; href: string } | undefined;
}) {
  return (
    <div class="stat">
      <p class="value num">{props.value}</p>
      <p>{props.label}</p>
      {props.note && <p class="soft small">{props.note}</p>}
      {props.next && (
        <p class="small">
          <a href={props.next.href}>{props.next.label}</a>
        </p>
      )}
    </div>
  );
}

/** Nothing here yet: what belongs here, and the first step. */
export function Empty({
  title,
  children,
  go,
}: {
  title: string;
  children?: ComponentChildren;
  go?: { label: string; href: string } | undefined;
}) {
  return (
    <div class="empty">
      <Beginning />
      <h2>{title}</h2>
      {children && <div class="soft">{children}</div>}
      {go && (
        <LinkButton href={go.href} rank="first">
          {go.label}
        </LinkButton>
      )}
    </div>
  );
}
