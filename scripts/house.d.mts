export type Violation = {
  readonly rule: string;
  readonly file: string;
  readonly line?: number;
  readonly says: string;
};

export const rules: readonly { readonly name: string; readonly law: string }[];

export function checkHouse(root: string): {
  readonly violations: readonly Violation[];
  readonly visited: number;
  readonly files: number;
};
