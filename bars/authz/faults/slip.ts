/** A way in which somebody could get the policies wrong; every place where it fits gives one fault. */
export type Slip = {
  readonly kind: string;
  readonly find: RegExp;
  readonly put: string | ((found: RegExpExecArray) => string | undefined);
  readonly writes?: true;
  /** Only where this hat is looked up: elsewhere it means nothing. */
  readonly hat?: 'staff' | 'guardian';
};
