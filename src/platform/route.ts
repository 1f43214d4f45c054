import type { Action } from './route/action.ts';
import type { Intake, Parcel } from './route/file.ts';
import type { Gate } from './route/gate.ts';
import type { Page } from './route/page.ts';

export * from './route/action.ts';
export * from './route/file.ts';
export * from './route/gate.ts';
export * from './route/house.ts';
export { type Kept, type Page, page, type Seen, type View } from './route/page.ts';
export * from './route/who.ts';

export type Route = Page | Action | Gate | Intake | Parcel;
