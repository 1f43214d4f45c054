export { Actions, Button, Hidden, LinkButton, PostForm, type Rank } from './button.tsx';
export { Card, Chip, Definition, Empty, GoalCard, Stat, type Task, TickForm, TodayCard } from './card.tsx';
export { Check, Choice, Segmented, Ways } from './choice.tsx';
export { type Day, type DayItem, Days } from './days.tsx';
export { type Assets, Document, toHtml, toMarkup } from './document.tsx';
export {
  CodeField,
  DateField,
  Field,
  type FieldBase,
  FileField,
  type Option,
  Password,
  ProblemSummary,
  Select,
  TextArea,
} from './field.tsx';
export { type Destination, Entrance, Frame, type Hat, LanguageChoice, type Who } from './frame.tsx';
export { galleryPage } from './gallery.tsx';
export { Icon } from './icon.tsx';
export { Back, Breadcrumb, Cards, PageHead, Prose, Section, Split, Stack } from './layout.tsx';
export { Notice, Refused, refusedTitle, type RefusedKind, Undo } from './notice.tsx';
export { Fold, Path, type PathStep } from './path.tsx';
export { NoneFound, People, type PersonLine, Search } from './people.tsx';
export { PenRoom, PrintButton, ScreenOnly, Sees, Sheet } from './print.tsx';
export { Logo, Quarter, Ring, type StepState, type Taken } from './ring.tsx';
export { stencil } from './stencil.ts';
export { Progress, Sentence, Steps } from './steps.tsx';
export { escaped } from './stencil.ts';
export { tablesIn, withLinks } from './table-text.ts';
export { Cell, type CircleCell, CircleTable, type Column, type Figure, Table } from './table.tsx';
export { languageNames, speaking, words as uiWords } from './words.ts';
