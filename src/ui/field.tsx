import type { VNode } from 'preact';
import { Icon } from './icon.tsx';
import { useWords } from './words.ts';

/** What every field has, whatever is typed or chosen in it. */
export type FieldBase = {
  name: string;
  label: string;
  /** Needed when the same name stands twice on a page. */
  id?: string | undefined;
  hint?: string | undefined;
  /** What is not right yet, in a sentence; stands beside the field, what was typed stays. */
  problem?: string | undefined;
  required?: boolean | undefined;
  autocomplete?: string | undefined;
};

type FrameProps = FieldBase & {
  children: (wiring: Wiring) => VNode;
  maxLength?: number | undefined;
};

type Wiring = {
  id: string;
  name: string;
  required: boolean | undefined;
  autocomplete: string | undefined;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
};

/** Label above, hint under it, problem beside the field: one way for all fields, so that nothing is wired by hand. */
export function FieldFrame(props: FrameProps) {
  const say = useWords();
  const id = props.id ?? props.name;
  const said = [
    props.problem && `${id}-problem`,
    props.hint && `${id}-hint`,
    props.maxLength && `${id}-length`,
  ].filter(Boolean);
  return (
    <div class={props.problem ? 'field wrong' : 'field'}>
      <label for={id}>
        {props.label}
        {!props.required && <span class="optional"> {say.optional}</span>}
      </label>
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.problem && <Problem id={id} text={props.problem} />}
      {props.children({
        id,
        name: props.name,
        required: props.required || undefined,
        autocomplete: props.autocomplete,
        'aria-describedby': said.length ? said.join(' ') : undefined,
        'aria-invalid': props.problem ? 'true' : undefined,
      })}
      {props.maxLength && (
        <p class="hint length" id={`${id}-length`} data-left={say.left} data-over={say.over}>
          {say.atMost(props.maxLength)}
        </p>
      )}
    </div>
  );
}

/** The sentence beside a field that says what is not right yet. */
export function Problem({ id, text }: { id: string; text: string }) {
  return (
    <p class="problem" id={`${id}-problem`}>
      <Icon of="mind" size={18} />
      <span class="unseen">{useWords().problem} </span>
      {text}
    </p>
  );
}

type TextProps = FieldBase & { value?: string | undefined; maxLength?: number | undefined };

type FieldProps = TextProps & {
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'number' | 'time' | undefined;
  /** How much is expected: the width is a hint. */
  width?: 'short' | 'middle' | 'full' | undefined;
  inputmode?: 'numeric' | 'decimal' | 'text' | undefined;
  list?: string | undefined;
};

/** One line of text. */
export function Field(props: FieldProps) {
  return (
    <FieldFrame {...props}>
      {(wiring) => (
        <input
          {...wiring}
          class={props.width ?? 'full'}
          type={props.type ?? 'text'}
          value={props.value}
          inputmode={props.inputmode}
          list={props.list}
          data-most={props.maxLength}
        />
      )}
    </FieldFrame>
  );
}

/** Some sentences; grows with what is typed. */
export function TextArea(props: TextProps & { rows?: number | undefined }) {
  return (
    <FieldFrame {...props}>
      {(wiring) => (
        <textarea {...wiring} rows={props.rows ?? 3} data-most={props.maxLength}>
          {/* The first line break after <textarea> is dropped by the parser: an own one keeps the writer's. */}
          {props.value?.startsWith('\n') ? `\n${props.value}` : props.value}
        </textarea>
      )}
    </FieldFrame>
  );
}

export type Option = { value: string; label: string; hint?: string | undefined };

/** One of many; for up to seven, `Choice` shows them all at once. */
export function Select(props: FieldBase & { options: readonly Option[]; value?: string | undefined }) {
  const say = useWords();
  return (
    <FieldFrame {...props}>
      {(wiring) => (
        <select {...wiring}>
          {!props.options.some((option) => option.value === props.value) && (
            <option value="">{say.choose}</option>
          )}
          {props.options.map((option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

/** A day, as `2026-11-24`; the browser shows it in the reader's own order. */
export function DateField(
  props: FieldBase & { value?: string | undefined; min?: string | undefined; max?: string | undefined },
) {
  return (
    <FieldFrame {...props}>
      {(wiring) => (
        <input {...wiring} class="middle" type="date" value={props.value} min={props.min} max={props.max} />
      )}
    </FieldFrame>
  );
}

/** A file to bring in, of so many megabytes at most; its form must be one that sends files. */
export function FileField(
  props: FieldBase & { accept?: string | undefined; most?: number; tooLarge?: string },
) {
  return (
    <FieldFrame {...props}>
      {(wiring) => (
        <input
          {...wiring}
          type="file"
          accept={props.accept}
          data-megabytes={props.most}
          data-over={props.tooLarge}
        />
      )}
    </FieldFrame>
  );
}

/** A password, never sent back to the page; with a button that shows it, once there is a script. */
export function Password(props: FieldBase) {
  const say = useWords();
  return (
    <FieldFrame {...props}>
      {(wiring) => (
        <span class="joined">
          <input {...wiring} type="password" autocapitalize="none" spellcheck={false} />
          <button
            type="button"
            class="button scripted"
            data-show={wiring.id}
            data-hide={say.hide}
            aria-pressed="false"
            aria-label={say.passwordShown}
          >
            {say.show}
          </button>
        </span>
      )}
    </FieldFrame>
  );
}

/** A code from a letter: wide apart, capitals, nothing corrected by the phone. */
export function CodeField(props: FieldBase & { value?: string | undefined; length?: number | undefined }) {
  return (
    <FieldFrame {...props} autocomplete={props.autocomplete ?? 'one-time-code'}>
      {(wiring) => (
        <input
          {...wiring}
          class="code"
          value={props.value}
          size={props.length ?? 12}
          autocapitalize="characters"
          autocorrect="off"
          spellcheck={false}
        />
      )}
    </FieldFrame>
  );
}

/** Stands above a form that came back: what is not right yet, each a link to its field; takes the focus. */
export function ProblemSummary({ problems }: { problems: readonly { field: string; text: string }[] }) {
  const say = useWords();
  if (problems.length === 0) return null;
  return (
    <section class="notice warn problems" id="problems" tabindex={-1} aria-labelledby="problems-title">
      <Icon of="mind" />
      <div>
        <h2 id="problems-title">{say.problems(problems.length)}</h2>
        <ul>
          {problems.map(({ field, text }) => (
            <li>
              <a href={`#${field}`}>{text}</a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
