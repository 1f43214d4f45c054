import type { ComponentChildren } from 'preact';
import { LinkButton, PostForm } from './button.tsx';
import { Icon } from './icon.tsx';
import { attribute, withHoles } from './markup.ts';
import { Beginning, Ring, ringText, type Taken } from './ring.tsx';
import { escaped } from './stencil.ts';
import { useWords } from './words.ts';

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

type GoalCardProps = {
  id: string;
  title: string;
  href?: string | undefined;
  /** The number of the step or a letter; stands inside the ring. */
  badge?: string | undefined;
  subtitle?: string | undefined;
  ring?: Taken | undefined;
  tasks?: readonly Task[] | undefined;
  /**
   * Where ticks go: the pressed button sends `done=<task id>` or `open=<task id>`. `around` is the `TickForm` around the
   * cards; a card with forms of its own brings one for its ticks, too. Without it, ticks are only shown.
   */
  tick?: 'around' | Omit<TickFormProps, 'id' | 'children'> | undefined;
  /** How a reader without eyes hears a tick that cannot be pressed. */
  doneWord?: string | undefined;
  /** Chips above the tasks: how one goes about it. */
  above?: ComponentChildren;
  /** The one way on, as a small link under the tasks. */
  go?: { label: string; href: string } | undefined;
  /** Other chips and links under the tasks. */
  children?: ComponentChildren;
};

/**
 * A goal with its ring and the work that leads to it. They stand on a page by the dozen, so they are text: as parts a
 * page of them cost four times as much. What repeats in every tick – the box, the check – is drawn by the stylesheet.
 */
export function GoalCard(props: GoalCardProps) {
  const { id, title, href, badge, subtitle, ring, tasks = [], tick, doneWord, go, above, children } = props;
  const say = useWords();
  const inRing = ring === undefined ? '' : ringText(ring, 52, say);
  const mark = inRing || badge ? `<span class="badge num">${inRing}${badge ? inSpan(badge) : ''}</span>` : '';
  const name = href === undefined ? escaped(title) : linkText(href, title);
  const under = subtitle ? `<p class="soft small">${escaped(subtitle)}</p>` : '';
  const list = (shape: (task: Task) => string, name = '') => `<ul${name}>${tasks.map(shape).join('')}</ul>`;
  const work =
    tasks.length === 0
      ? ''
      : tick === undefined
        ? list((task) => shown(task, doneWord), ' class="ticks"')
        : tick === 'around'
          ? list(pressed, ' class="ticks"')
          : formText(tick, list(pressed));
  const way = go === undefined ? '' : linkText(go.href, go.label, ' class="chip"');
  const [chips, end] = way || children ? [`<div class="chips">${way}`, '</div>'] : ['', ''];
  return withHoles(
    [
      `<article class="${mark ? 'card goal' : 'card goal bare'}" id="${escaped(id)}">${mark}<div><h3>${name}</h3>${under}</div>${above ? '<div class="chips">' : ''}`,
      `${above ? '</div>' : ''}${work}${chips}`,
      `${end}</article>`,
    ],
    [above, children],
  );
}

/** A `TickForm` within one card. */
const formText = (
  { action, requestKey, swap }: Omit<TickFormProps, 'id' | 'children'>,
  list: string,
): string =>
  `<form method="post" action="${escaped(action)}" class="ticks"${attribute('data-swap', swap)} data-queue="true" novalidate><input type="hidden" name="key" value="${escaped(requestKey)}"/>${list}</form>`;

const linkText = (href: string, text: string, more = ''): string =>
  `<a${more} href="${escaped(href)}">${escaped(text)}</a>`;
const inSpan = (text: string): string => `<span>${escaped(text)}</span>`;
const lasts = ({ minutes }: Task): string =>
  minutes === undefined ? '' : `<small>${escaped(minutes)}</small>`;

/** A tick that is a real submit button: pressed is done, pressing again takes it back. */
const pressed = (task: Task): string =>
  `<li><button class="tick" name="${task.done ? 'open' : 'done'}" value="${escaped(task.id)}" aria-pressed="${task.done}">${inSpan(task.title)}${lasts(task)}</button></li>`;

/** A tick that can only be looked at. */
const shown = (task: Task, doneWord: string | undefined): string =>
  `<li><span class="${task.done ? 'tick done' : 'tick'}">${inSpan(task.title)}${
    task.done && doneWord ? `<span class="unseen"> ${escaped(doneWord)}</span>` : ''
  }${lasts(task)}</span></li>`;

type TickFormProps = {
  action: string;
  requestKey: string;
  id?: string | undefined;
  /** Ids of what the answer replaces; without it the card whose tick was pressed. */
  swap?: string | undefined;
  children: ComponentChildren;
};

/** The cards whose ticks can be pressed, in the one form that sends them. */
export function TickForm({ action, requestKey, id, swap, children }: TickFormProps) {
  return (
    <PostForm action={action} requestKey={requestKey} id={id} swap={swap} class="stack" queue>
      {children}
    </PostForm>
  );
}

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
