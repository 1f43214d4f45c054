/** The four ways to say no. What a person may not know about is `not-found` (design §3). */
export type RefusalKind = 'not-found' | 'not-allowed' | 'invalid' | 'conflict';

/**
 * A refusal that ends a request. `reason` is a key of the platform's words, so that the reader gets one clear
 * sentence in their own language; it never carries what was typed or what was not found.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly reason: string | undefined;

  constructor(kind: RefusalKind, reason?: string) {
    super(reason === undefined ? kind : `${kind}: ${reason}`);
    this.kind = kind;
    this.reason = reason;
  }
}

/** Field → key of the sentence that says what is wrong there. Rendered beside the field with status 422. */
export type Problems = Readonly<Record<string, string>>;
