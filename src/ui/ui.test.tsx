import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { languages } from '#platform/words';
import {
  Cell,
  Choice,
  Field,
  galleryPage,
  GoalCard,
  Notice,
  PostForm,
  ProblemSummary,
  Ring,
  speaking,
  Steps,
  TextArea,
} from '#ui';

const assets = { css: '/a.css', script: '/a.js', font: '/a.woff2' };

describe('what people type', () => {
  const nasty = `"><script>alert('x')</script>`;

  test('is shown, never run', () => {
    const html = renderToString(
      <PostForm action="/goals" requestKey="k">
        <Field name="title" label={nasty} value={nasty} hint={nasty} problem={nasty} />
        <TextArea name="why" label="Waarom" value={`</textarea>${nasty}`} />
        <Notice>{nasty}</Notice>
      </PostForm>,
    );
    expect(html).not.toContain('<script');
    expect(html).not.toContain(`value=""`);
    expect(html.match(/<\/textarea>/g)).toHaveLength(1);
  });

  test('keeps its first empty line', () => {
    expect(renderToString(<TextArea name="why" label="Waarom" value={'\nnu'} />)).toContain('>\n\nnu<');
  });
});

describe('a field', () => {
  const html = renderToString(
    <Field name="title" label="Doel" hint="Begin met ik kan" problem="Vul dit in" required maxLength={80} />,
  );

  test('is named by its label and described by problem, hint and length', () => {
    expect(html).toContain('<label for="title">Doel</label>');
    expect(html).toMatch(/<input[^>]* id="title"/);
    expect(html).toContain('aria-describedby="title-problem title-hint title-length"');
    for (const part of ['problem', 'hint', 'length']) expect(html).toContain(`id="title-${part}"`);
    expect(html).toContain('aria-invalid="true"');
  });

  test('says when it may stay empty', () => {
    expect(html).not.toContain('hoeft niet');
    expect(renderToString(<Field name="a" label="A" />)).toContain('hoeft niet');
  });

  test('is where the summary of problems leads, also for a group of choices', () => {
    expect(renderToString(<ProblemSummary problems={[{ field: 'how', text: 'Kies' }]} />)).toContain(
      'href="#how"',
    );
    const choice = renderToString(
      <Choice
        name="how"
        label="Hoe"
        options={[
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ]}
      />,
    );
    expect(choice).toMatch(/<input[^>]* id="how"/);
  });
});

describe('what the eye sees is also said', () => {
  test('the ring names its four steps, clockwise, with how far each is', () => {
    const taken = { set: 'done', followUp: 'due', evaluate: 'later', act: 'later' } as const;
    expect(renderToString(<Ring taken={taken} label="Breuken" />)).toContain(
      'aria-label="Breuken: doelen stellen gedaan, opvolgen nu aan de beurt, evalueren later, actie bij afwijking later"',
    );
    expect(speaking('sv', () => renderToString(<Ring taken={taken} />))).toContain('följa upp på tur nu');
  });

  test('blocks say how many, and how far the plan goes', () => {
    expect(renderToString(<Steps done={13} planned={17} total={25} />)).toContain(
      '13 van 25 gedaan, gepland tot en met 17',
    );
    expect(renderToString(<Steps done={3} total={5} />)).toContain('"3 van 5 gedaan"');
  });

  test('a withheld figure says so, and a number is written in the reader’s way', () => {
    expect(renderToString(<Cell figure={{ shown: false }} />)).toContain('te weinig om te tonen');
    expect(renderToString(<Cell figure={{ shown: true, count: 1234, of: 2000 }} />)).toContain(
      '1.234 van 2.000',
    );
  });

  test('a tick is a button that says whether it is pressed and sends the other way', () => {
    const html = renderToString(
      <GoalCard
        id="g"
        title="Doel"
        tick="around"
        tasks={[
          { id: 'a', title: 'Klaar', done: true },
          { id: 'b', title: 'Open', done: false },
        ]}
      />,
    );
    expect(html).toMatch(/name="open" value="a" aria-pressed="true"/);
    expect(html).toMatch(/name="done" value="b" aria-pressed="false"/);
  });
});

describe.each(['parts', 'mine', 'today', 'group', 'circle', 'door', 'letter'])('the screen %s', (screen) => {
  const pages = languages.map((language) => galleryPage(language, assets, screen));

  test('has no inline style or script, and asks nothing of other servers', () => {
    for (const page of pages) {
      expect(page).not.toMatch(/ style=| on[a-z]+="|<style|javascript:/);
      expect(page.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/a.js" defer>']);
      expect(page).not.toMatch(/(src|href|action)="(https?:)?\/\//);
    }
  });

  test('gives every form that changes something a key, and every id once', () => {
    for (const page of pages) {
      const forms = page.split('<form').slice(1);
      for (const form of forms.filter((each) => each.includes('method="post"')))
        expect(form.split('</form>')[0]).toContain('name="key"');
      const ids = Array.from(page.matchAll(/ id="([^"]*)"/g), (found) => found[1]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('speaks three languages', () => {
    pages.forEach((page, i) => expect(page).toContain(`<html lang="${languages[i]}"`));
    expect(new Set(pages).size).toBe(3);
  });
});
