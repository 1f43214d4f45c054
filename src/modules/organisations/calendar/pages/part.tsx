import { z } from 'zod';
import { maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { page } from '#platform/route';
import { Back, Button, DateField, Field, Hidden, PageHead, PostForm, ProblemSummary } from '#ui';
import { parts } from '../model.ts';
import { breaks, periods, years } from '../store.ts';
import { words } from '../words.ts';
import { home, problemOf, type Row, type Showing, summaryOf } from './showing.ts';

/** One year, period or free time, to be written or written anew. */
export const part = page({
  path: `${home}/part`,
  hats: ['administrator'],
  input: z.object({ what: z.enum(parts, { error: 'unknown' }), id: maybeId, year: maybeId }),
  queries: () => [years(), periods(), breaks()],
  view: ({ input, rows: [ofYears, ofPeriods, ofBreaks], language, today, key, kept }) => {
    const showing: Showing = { say: words(language), language, today, key, kept };
    const { say } = showing;
    const { what } = input;
    const all: readonly Row[] = { year: ofYears, period: ofPeriods, break: ofBreaks }[what];
    const row = all.find(({ id }) => id === input.id);
    const yearId = ofPeriods.find(({ id }) => id === input.id)?.year ?? input.year;
    const year = what === 'period' ? ofYears.find(({ id }) => id === yearId) : undefined;
    if ((input.id !== null && row === undefined) || (what === 'period' && year === undefined))
      throw new Refusal('not-found');
    const title =
      row?.title ?? (what === 'period' ? say.newPeriod : what === 'break' ? say.newBreak : say.begin);
    // in the address, too: a form that comes back is this page again
    const self = {
      what,
      ...(row === undefined ? {} : { id: row.id }),
      ...(year === undefined ? {} : { year: year.id }),
    };
    const bounds = year === undefined ? {} : { min: year.starts, max: year.ends };
    const value = (field: 'title' | 'starts' | 'ends') => kept?.values[field] ?? row?.[field];
    return {
      title,
      width: 'narrow',
      sees: say.sees,
      body: (
        <>
          <Back href={home}>{say.back}</Back>
          <PageHead title={title} over={[say.part[what], year?.title].filter(Boolean).join(' · ')} />
          <ProblemSummary
            problems={summaryOf(showing, { title: say.name, starts: say.starts, ends: say.ends })}
          />
          <PostForm action={`${home}/part?${new URLSearchParams(self)}`} requestKey={key()}>
            {Object.entries(self).map(([name, value]) => (
              <Hidden name={name} value={value} />
            ))}
            <Field
              name="title"
              label={say.name}
              value={value('title')}
              maxLength={60}
              problem={problemOf(showing, 'title')}
              required
            />
            <DateField
              name="starts"
              label={say.starts}
              value={value('starts')}
              problem={problemOf(showing, 'starts')}
              {...bounds}
              required
            />
            <DateField
              name="ends"
              label={say.ends}
              value={value('ends')}
              problem={problemOf(showing, 'ends')}
              {...bounds}
              required
            />
            <Button rank="first">{say.save}</Button>
          </PostForm>
          {row !== undefined && what !== 'year' && (
            <PostForm action={`${home}/remove`} requestKey={key()}>
              <Hidden name="what" value={what} />
              <Hidden name="id" value={row.id} />
              <p class="soft small">{say.removeWhy[what]}</p>
              <Button rank="quiet">{say.remove}</Button>
            </PostForm>
          )}
        </>
      ),
    };
  },
});
