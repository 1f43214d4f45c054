import type { ComponentChildren } from 'preact';
import { type FieldBase, type Option, Problem } from './field.tsx';
import { useWords } from './words.ts';

type ChoiceProps = FieldBase & {
  options: readonly Option[];
  value?: string | undefined;
  /** Several at once: each is a field of its own, `name-value` = `on`, for no field comes twice; `values` are on. */
  many?: boolean | undefined;
  values?: readonly string[] | undefined;
};

/** One (or several) of a few, all in view: chips that are real radio buttons or tick boxes. */
export function Choice(props: ChoiceProps) {
  const say = useWords();
  const id = props.id ?? props.name;
  const said = [props.problem && `${id}-problem`, props.hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <fieldset
      class={props.problem ? 'field wrong' : 'field'}
      aria-describedby={said || undefined}
      id={`${id}-all`}
    >
      <legend>
        {props.label}
        {!props.required && <span class="optional"> {say.optional}</span>}
      </legend>
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.problem && <Problem id={id} text={props.problem} />}
      <div class="choices">
        {props.options.map((option, i) => (
          <label class="choice">
            <input
              type={props.many ? 'checkbox' : 'radio'}
              id={i === 0 ? id : undefined}
              name={props.many ? `${props.name}-${option.value}` : props.name}
              value={props.many ? 'on' : option.value}
              checked={props.many ? props.values?.includes(option.value) : option.value === props.value}
              required={props.required && !props.many ? true : undefined}
            />
            <span>
              {option.label}
              {option.hint && <small>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type SegmentedProps = {
  name: string;
  legend: ComponentChildren;
  options: readonly Option[];
  value?: string | undefined;
  id?: string | undefined;
  /** The question at the left and the answers at the right, as far as there is room. */
  row?: boolean | undefined;
  /** What stands beside it already asks: the legend is only spoken. */
  quietLegend?: boolean | undefined;
};

/** Two to four short answers in one strip; arrows move, like any group of radio buttons. */
export function Segmented({ name, legend, options, value, id = name, row, quietLegend }: SegmentedProps) {
  return (
    <div
      class={row ? 'segmented row-wise' : 'segmented'}
      id={id}
      role="radiogroup"
      aria-labelledby={`${id}-legend`}
    >
      <span id={`${id}-legend`} class={quietLegend ? 'unseen' : undefined}>
        {legend}
      </span>
      <div>
        {options.map((option) => (
          <label>
            <input type="radio" name={name} value={option.value} checked={option.value === value} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </div>
  );
}

type Way = { href: string; label: string; current?: boolean | undefined };

/** Views of the same page side by side: this week, all weeks. */
export function Ways({
  label,
  ways,
  swap,
}: {
  label: string;
  ways: readonly Way[];
  swap?: string | undefined;
}) {
  return (
    <nav class="ways" aria-label={label}>
      {ways.map((way) => (
        <a href={way.href} aria-current={way.current ? 'true' : undefined} data-swap={swap}>
          {way.label}
        </a>
      ))}
    </nav>
  );
}

type CheckProps = {
  name: string;
  label: ComponentChildren;
  value?: string | undefined;
  checked?: boolean | undefined;
  hint?: string | undefined;
  problem?: string | undefined;
  id?: string | undefined;
};

/** Yes or not. */
export function Check({ name, label, value = 'on', checked, hint, problem, id = name }: CheckProps) {
  const said = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      {problem && <Problem id={id} text={problem} />}
      <label class="check">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          checked={checked}
          aria-describedby={said || undefined}
          aria-invalid={problem ? 'true' : undefined}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
