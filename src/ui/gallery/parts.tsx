import { Actions, LinkButton } from '../button.tsx';
import { Card } from '../card.tsx';
import { Frame } from '../frame.tsx';
import { Cards, PageHead } from '../layout.tsx';
import { Refused, type RefusedKind } from '../notice.tsx';
import { Logo, Ring } from '../ring.tsx';
import { address, type In, nav, Part, who } from './around.tsx';
import { CardParts } from './cards.tsx';
import { Figures } from './figures.tsx';
import { Forms } from './forms.tsx';
import { Lists } from './lists.tsx';
import { Notices } from './notices.tsx';
import { rings, samples } from './samples.ts';
import { screens } from './screens.ts';

/** Every component in every state. */
export function Parts({ language }: In) {
  const refusals: RefusedKind[] = ['not-found', 'not-allowed', 'invalid', 'conflict', 'sign-in', 'fault'];
  return (
    <Frame
      language={language}
      nav={nav(samples.coach.nav, 0)}
      who={who(samples.coach)}
      school={samples.school}
      help={{ href: '/ui' }}
      sees="Iedereen die aan Leerkring bouwt."
    >
      <PageHead title={samples.title} under={samples.under} />
      <Part name={samples.screens}>
        <Actions>
          {Object.keys(screens).map((name) => (
            <LinkButton href={address(name)}>{samples.names[name as keyof typeof screens]}</LinkButton>
          ))}
        </Actions>
      </Part>

      <Part name="Ring, Logo">
        <div class="cards">
          {rings.map(({ name, taken }) => (
            <p>
              <Ring taken={taken} size={64} label={name} /> <Ring taken={taken} label={name} />{' '}
              <Ring taken={taken} size={20} label={name} /> <span class="small soft">{name}</span>
            </p>
          ))}
          <p>
            <Logo size={64} /> <Logo /> <span class="small soft">Logo</span>
          </p>
        </div>
      </Part>

      <Forms />
      <CardParts />
      <Figures />
      <Notices />
      <Lists />

      <Part name="Refused">
        <Cards>
          {refusals.map((kind) => (
            <Card>
              <Refused
                kind={kind}
                href="/ui"
                faultId={kind === 'fault' ? '7K2-PQX' : undefined}
                headingLevel={3}
              />
            </Card>
          ))}
        </Cards>
      </Part>
    </Frame>
  );
}
