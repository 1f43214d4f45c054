import { coachees } from '#modules/goals';
import { lookedAtGroup } from '#modules/people';
import { Refusal } from '#platform/refusal';
import { type Page, page, type Seen } from '#platform/route';
import { Back, Button, Card, Empty, Field, Notice, PageHead, PostForm, Select, Stack, Table } from '#ui';
import { words } from '../words.ts';
import { ownSlots } from './store.ts';

type Rows = [
  ReturnType<ReturnType<typeof coachees>['read']>,
  ReturnType<ReturnType<typeof ownSlots>['read']>,
];

const queries = () => [coachees(), ownSlots()] as const;
const looks = () => ({ as: 'slots', line: lookedAtGroup() });

/** Everybody's standing moment; the same page answers when the hours to fill in were not right. */
const slots = page({
  path: '/coaching/slots',
  hats: ['staff'],
  queries,
  looks,
  view: (seen) => slotsView(seen),
});
const filled = page({
  path: '/coaching/slots/fill',
  hats: ['staff'],
  queries,
  looks,
  view: (seen) => slotsView(seen),
});

function slotsView({ who, rows, language, key, kept }: Omit<Seen<unknown, Readonly<Rows>>, 'input'>) {
  const [pupils, standing] = rows;
  if (!who.duties.includes('coach')) throw new Refusal('not-found');
  const say = words(language);
  const slot = new Map(standing.map((one) => [one.pupil, one]));
  const title = say.slots.title;
  const lengths = ['10', '15', '20', '30'].map((n) => ({ value: n, label: say.minutes(Number(n)) }));
  const dayOptions = ([1, 2, 3, 4, 5] as const).map((n) => ({ value: String(n), label: say.weekday[n] }));
  const problem = (field: string) => {
    const found = kept?.problems[field];
    return found === undefined
      ? undefined
      : (say.problem[found as keyof typeof say.problem] ?? say.problem.unknown);
  };
  const told = (field: string, was: string) => kept?.values[field] ?? was;
  const without = pupils.filter(({ pupil }) => !slot.has(pupil)).length;
  const most = String(standing[0]?.minutes ?? 15);
  const wrong = Object.keys(kept?.problems ?? {}).length > 0;
  return {
    title,
    width: 'middle' as const,
    sees: say.group.sees,
    body: (
      <>
        <Back href="/coaching/talks">{say.talks.title}</Back>
        <PageHead
          title={title}
          under={pupils.length === 0 ? undefined : say.slots.under(pupils.length - without, pupils.length)}
        />
        {wrong && <Notice kind="warn">{say.slots.wrong}</Notice>}
        {pupils.length === 0 ? (
          <Empty title={say.group.none}>{say.group.noneWhy}</Empty>
        ) : (
          <Stack>
            {without > 0 && (
              <Card title={say.slots.fill(without)} open>
                <p class="soft">{say.slots.fillWhy}</p>
                <PostForm action="/coaching/slots/fill" requestKey={key()} label={say.slots.fill(without)}>
                  {([1, 2, 3] as const).map((n) => (
                    <div class="form beside">
                      <Select
                        name={`day${n}`}
                        label={say.slots.day}
                        required={n === 1}
                        options={dayOptions}
                        value={told(`day${n}`, '')}
                        problem={problem(`day${n}`)}
                      />
                      <Field
                        name={`from${n}`}
                        label={say.slots.from}
                        type="time"
                        width="short"
                        required={n === 1}
                        value={told(`from${n}`, '')}
                      />
                      <Field
                        name={`until${n}`}
                        label={say.slots.until}
                        type="time"
                        width="short"
                        required={n === 1}
                        value={told(`until${n}`, '')}
                      />
                    </div>
                  ))}
                  <Select
                    id="fill-minutes"
                    name="minutes"
                    label={say.slots.minutes}
                    required
                    options={lengths}
                    value={told('minutes', most)}
                  />
                  <Button rank="first">{say.slots.fillDo}</Button>
                </PostForm>
              </Card>
            )}
            <Card title={say.slots.each}>
              <PostForm action="/coaching/slots" requestKey={key()} label={say.slots.each}>
                <Select
                  name="minutes"
                  label={say.slots.minutes}
                  required
                  options={lengths}
                  value={told('minutes', most)}
                />
                <Table
                  caption={say.slots.each}
                  quietCaption
                  columns={[{ head: say.pupil }, { head: say.slots.day }, { head: say.slots.at }]}
                  rows={pupils.map(({ pupil, given, family }) => {
                    const name = say.names(given, family);
                    const had = slot.get(pupil);
                    return {
                      cells: [
                        name,
                        <select
                          name={`day-${pupil}`}
                          id={`day-${pupil}`}
                          aria-label={say.slots.dayOf(name)}
                          aria-invalid={problem(`day-${pupil}`) ? 'true' : undefined}
                        >
                          <option value="">{say.slots.noDay}</option>
                          {dayOptions.map(({ value, label }) => (
                            <option
                              value={value}
                              selected={
                                value === told(`day-${pupil}`, had === undefined ? '' : String(had.weekday))
                              }
                            >
                              {label}
                            </option>
                          ))}
                        </select>,
                        <>
                          <input
                            class="short"
                            type="time"
                            name={`at-${pupil}`}
                            id={`at-${pupil}`}
                            aria-label={say.slots.atOf(name)}
                            aria-invalid={problem(`at-${pupil}`) ? 'true' : undefined}
                            value={told(`at-${pupil}`, had?.at ?? '')}
                          />
                          {(problem(`at-${pupil}`) ?? problem(`day-${pupil}`)) && (
                            <p class="problem">{problem(`at-${pupil}`) ?? problem(`day-${pupil}`)}</p>
                          )}
                        </>,
                      ],
                    };
                  })}
                />
                <Button rank={without > 0 ? 'plain' : 'first'}>{say.slots.save}</Button>
              </PostForm>
            </Card>
          </Stack>
        )}
      </>
    ),
  };
}

export const pages: readonly Page[] = [slots, filled];
