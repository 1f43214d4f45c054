/** One hat: the database role behind it, how long its sign-in may rest, and the relations it can hold. */
export type Hat = {
  readonly role: string;
  readonly idle: string;
  readonly relations: readonly string[];
  /** The one relation of a hat that is only ever about the actor; then nothing has to be looked up. */
  readonly alone?: string;
  /** SQL that finds (relation, pupil, enrolment); null when the hat opens no rows by relation. */
  readonly held: string | null;
  readonly duties?: string;
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
