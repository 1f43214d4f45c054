import { Definition, Empty } from '../card.tsx';
import { Ways } from '../choice.tsx';
import { Back, Breadcrumb } from '../layout.tsx';
import { Notice, Undo } from '../notice.tsx';
import { Sees } from '../print.tsx';
import { Part } from './around.tsx';
import { samples } from './samples.ts';

/** What a page says, and the ways on from there. */
export function Notices() {
  return (
    <>
      <Part name="Notice, Undo">
        <Notice>De week sluit zondagavond vanzelf.</Notice>
        <Notice kind="done">Je plan is klaar voor het gesprek.</Notice>
        <Notice kind="warn">
          Van 3 leerlingen kennen we de geboortedatum niet. <a href="/ui">Vul ze aan</a>
        </Notice>
        <Undo action="/ui" requestKey={samples.key} seconds={3600}>
          Sem is uit de groep gehaald.
        </Undo>
      </Part>

      <Part name="Empty, Definition, Back, Breadcrumb, Ways, Sees">
        <Empty title="Hier komen je doelen voor deze week" go={{ label: 'Maak je eerste doel', href: '/ui' }}>
          Een doel is iets wat je wilt kunnen. Drie of vier per week is genoeg.
        </Empty>
        <Definition
          items={[
            { term: 'Basisgroep', is: '2B' },
            { term: 'Coach', is: <a href="/ui">Marit de Wit</a> },
          ]}
        />
        <Back href="/ui">Mijn groep</Back>
        <Breadcrumb
          trail={[{ label: 'Scholen', href: '/ui' }, { label: 'Veenlicht', href: '/ui' }, { label: '2B' }]}
        />
        <Ways
          label="Weken"
          ways={[
            { href: '/ui', label: 'Deze week', current: true },
            { href: '/ui', label: 'Volgende week' },
          ]}
        />
        <Sees>Jij en je coach zien dit. Je ouders niet, tot jij het deelt.</Sees>
      </Part>
    </>
  );
}
