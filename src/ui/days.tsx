import type { ComponentChildren } from 'preact';

export type DayItem = {
  title: string;
  detail?: ComponentChildren;
  href?: string | undefined;
  /** What stands out in a day, such as the talk. */
  special?: boolean | undefined;
};
export type Day = {
  /** "di 24" */
  label: string;
  /** Said beside the label of today: "vandaag". */
  now?: string | undefined;
  /** The one that a phone begins with. */
  first?: boolean | undefined;
  items: readonly DayItem[];
  /** Under the items: a link to choose something. */
  foot?: ComponentChildren;
};

/** The days of a week beside each other; on a phone one of them first, the others a swipe away. */
export function Days({ label, days }: { label: string; days: readonly Day[] }) {
  return (
    <div class="days" role="group" aria-label={label} tabindex={0}>
      {days.map((day) => (
        <section class={`day${day.now ? ' now' : ''}${day.first ? ' first' : ''}`}>
          <h2>
            {day.label}
            {day.now && ` · ${day.now}`}
          </h2>
          <ul>
            {day.items.map((item) => (
              <li class={item.special ? 'special' : undefined}>
                <b>{item.href ? <a href={item.href}>{item.title}</a> : item.title}</b>
                {item.detail && <span>{item.detail}</span>}
              </li>
            ))}
          </ul>
          {day.foot}
        </section>
      ))}
    </div>
  );
}
