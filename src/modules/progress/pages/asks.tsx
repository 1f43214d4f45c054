import { Prose } from '#ui';

/** What a step asks: what good work looks like and what is looked for, with what comes on top at this level. */
export function Asks({
  text,
  criteria,
  level,
  say,
}: {
  text: { readonly target: string; readonly criteria: readonly string[] };
  criteria: readonly { readonly level: string | null; readonly criteria: readonly string[] }[];
  level: string;
  say: { readonly target: string; readonly criteria: string };
}) {
  const all = [
    ...text.criteria,
    ...criteria.filter((one) => one.level === level).flatMap((one) => one.criteria),
  ];
  return (
    <Prose>
      {text.target !== '' && (
        <>
          <h3>{say.target}</h3>
          <p>{text.target}</p>
        </>
      )}
      {all.length > 0 && (
        <>
          <h3>{say.criteria}</h3>
          <ul>
            {all.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
        </>
      )}
    </Prose>
  );
}
