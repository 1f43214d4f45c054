/**
 * How a hat finds what it holds. `rows` gives (relation, pupil, enrolment), in parts that are asked only of those who do
 * one of the `duties` they come from: what a coach who teaches nobody does not do was a fifth of the door.
 */
export type Held = {
  /** Gives the duties; without it every part is asked. */
  readonly duties?: string;
  readonly parts: readonly { readonly of?: readonly string[]; readonly rows: string }[];
  /** Pupils who are barred from whoever asks, whatever else they hold: that wins over everything (first-slice §1). */
  readonly barred?: { readonly of: readonly string[]; readonly pupils: string };
};

/** One hat: the database role behind it, how long its sign-in may rest, and the relations it can hold. */
export type Hat = {
  readonly role: string;
  readonly idle: string;
  readonly relations: readonly string[];
  /** The one relation of a hat that is only ever about the actor; then nothing has to be looked up. */
  readonly alone?: string;
  /** What finds the relations held; null when the hat opens no rows by relation. */
  readonly held: Held | null;
  /** Its pages tell how many hats the account can wear; for all others, counting them made the door a sixth dearer. */
  readonly tellsHats?: true;
};

/** What the module that keeps the relations hands over. */
export type Scope = {
  readonly hats: Readonly<Record<string, Hat>>;
  /** How long any sign-in may last, however busy. */
  readonly longest: string;
  /** Ids of people, beside the pupils held, whose name the actor may read: oneself, who works with the pupil. */
  readonly cards: string;
};
