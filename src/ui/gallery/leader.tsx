import { Frame } from '../frame.tsx';
import { PageHead } from '../layout.tsx';
import { type CircleCell, CircleTable } from '../table.tsx';
import { type In, nav, who } from './around.tsx';
import { levels, samples } from './samples.ts';

export function Circle({ language }: In) {
  return (
    <Frame
      language={language}
      nav={nav(samples.coach.nav, 3)}
      who={who({ name: 'Irene', role: 'schoolleider' })}
      school={samples.school}
    >
      <PageHead over="periode 2 · week 47" title="De kring van Veenlicht Lyceum" />
      <CircleTable
        caption="De vier stappen op zes niveaus"
        rows={levels.map(([level, ...cells]) => ({
          level,
          cells: cells.map(([value, note, due]) => ({ value, note, due: due === 'due' })) as unknown as [
            CircleCell,
            CircleCell,
            CircleCell,
            CircleCell,
          ],
        }))}
      />
    </Frame>
  );
}
