import { Group } from './coach.tsx';
import { Door } from './door.tsx';
import { Circle } from './leader.tsx';
import { Letter } from './letter.tsx';
import { Mine, Today } from './pupil.tsx';

/** Whole screens, by the name that `/ui?screen=…` asks for. */
export const screens = {
  mine: Mine,
  today: Today,
  group: Group,
  circle: Circle,
  door: Door,
  letter: Letter,
} as const;
