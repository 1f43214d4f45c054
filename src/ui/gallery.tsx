import type { ComponentChildren } from 'preact';
import type { Language } from '#platform/words';
import { Actions, Button, Hidden, LinkButton, PostForm } from './button.tsx';
import { Card, Chip, Definition, Empty, GoalCard, Stat, TickForm, TodayCard } from './card.tsx';
import { Check, Choice, Segmented, Ways } from './choice.tsx';
import { Days } from './days.tsx';
import { type Assets, Document, toHtml } from './document.tsx';
import {
  CodeField,
  DateField,
  Field,
  FileField,
  Password,
  ProblemSummary,
  Select,
  TextArea,
} from './field.tsx';
import { Entrance, Frame } from './frame.tsx';
import { days, goals, group, levels, rings, samples } from './gallery-samples.ts';
import { Back, Breadcrumb, Cards, PageHead, Prose, Section, Split, Stack } from './layout.tsx';
import { Notice, Refused, type RefusedKind, Undo } from './notice.tsx';
import { Fold, Path } from './path.tsx';
import { People } from './people.tsx';
import { PrintButton, ScreenOnly, Sees, Sheet } from './print.tsx';
import { Logo, Ring } from './ring.tsx';
import { Progress, Sentence, Steps } from './steps.tsx';
import { Cell, type CircleCell, CircleTable, Table } from './table.tsx';

const screens = {
  mine: Mine,
  today: Today,
  group: Group,
  circle: Circle,
  door: Door,
  letter: Letter,
} as const;

/** The page `/ui` of a development server: every component in every state, and whole screens at `/ui?screen=…`. */
export function galleryPage(language: Language, assets: Assets, screen?: string): string {
  const Screen = screens[screen as keyof typeof screens] ?? Parts;
  return toHtml(
    <Document language={language} title={samples.title} assets={assets} account="gallery">
      <Screen language={language} />
    </Document>,
    language,
  );
}

type In = { language: Language };
const address = (screen: string) => `/ui?screen=${screen}`;

const who = (person: { name: string; role: string; hats?: readonly string[] | undefined }) => ({
  name: person.name,
  role: person.role,
  hats: person.hats && {
    action: '/ui',
    others: person.hats.map((label) => ({ label, name: 'hat', value: label })),
  },
  signOutHref: '/ui',
  languageHref: '/ui',
  requestKey: samples.key,
});
const nav = (labels: readonly string[], current: number) =>
  labels.map((label, i) => ({
    label,
    href: address(['today', 'mine', 'group', 'circle'][i] ?? ''),
    current: i === current,
  }));

/* ── Screens ───────────────────────────────────────────────────────────────────────────────────────────────── */

function Mine({ language }: In) {
  return (
    <Frame
      language={language}
      nav={nav(samples.pupil.nav, 1)}
      who={who(samples.pupil)}
      school={samples.school}
      sees="Jij, je coach Marit en je vakleraren."
      help={{ href: '/ui' }}
      notice={
        <Undo action="/ui" requestKey={samples.key}>
          Doel meegenomen naar week 49.
        </Undo>
      }
    >
      <PageHead over="23 – 27 november · week 48" title="Dit zijn je doelen, Noor">
        <LinkButton href="/ui" rank="first">
          Klaar voor het gesprek
        </LinkButton>
        <LinkButton href="/ui">Doel erbij</LinkButton>
      </PageHead>
      <Split
        aside={
          <>
            <Card title="Waar sta ik?">
              <Sentence subject="Engels" text="3 weken vóór" steps={{ done: 19, total: 25 }} />
              <Sentence subject="Wiskunde" text="op plan" steps={{ done: 22, total: 30 }} />
              <Sentence
                subject="Nederlands"
                text="3 weken achter: met één trede extra per twee weken ben je er in juni"
                steps={{ done: 13, planned: 17, total: 25 }}
              />
              <Sees>Alleen jij, je coach en je vakleraar zien dit.</Sees>
            </Card>
            <Card title="Volgend gesprek">
              <p>
                Dinsdag 24 november, 10:45 met Marit
                <br />
                <span class="soft small">Coachhoek 3</span>
              </p>
            </Card>
          </>
        }
      >
        <Section title="Deze week" aside={<span class="soft small">ongeveer 3 uur werk</span>}>
          <TickForm action="/ui" requestKey={samples.key}>
            {goals.map((goal) => (
              <GoalCard {...goal} href="/ui" tick="around">
                {goal.chips[0] && <Chip on>{goal.chips[0]}</Chip>}
                {goal.chips[1] && <Chip href="/ui">{goal.chips[1]}</Chip>}
              </GoalCard>
            ))}
          </TickForm>
        </Section>
      </Split>
    </Frame>
  );
}

function Today({ language }: In) {
  return (
    <Frame
      language={language}
      nav={nav(samples.pupil.nav, 0)}
      who={who(samples.pupil)}
      school={samples.school}
      sees="Alleen jij."
    >
      <PageHead over="zaterdag 21 november" title="Goedemorgen, Noor" />
      <Cards>
        <TodayCard
          first
          over="voor dinsdag 10:45"
          title="Maak je plan voor week 48"
          text="Er staat een voorstel klaar: 4 doelen, ongeveer 9 uur. Houd wat past, haal weg wat niet past."
          go={{ label: 'Plan week 48', href: '/ui' }}
          ring={{ set: 'due', followUp: 'later', evaluate: 'later', act: 'later' }}
        />
        <TodayCard
          over="vorige week"
          title="Kijk terug op 3 doelen"
          text="Twee minuten."
          go={{ label: 'Terugkijken', href: '/ui' }}
        />
        <TodayCard
          over="wiskunde"
          title="Je oordeel over trede 22 is er"
          text="Fatma keek gisteren naar je werk."
          go={{ label: 'Lees het', href: '/ui' }}
        />
      </Cards>
      <Section title="Deze week">
        <Days label="De dagen van week 48" days={days} />
      </Section>
    </Frame>
  );
}

function Group({ language }: In) {
  return (
    <Frame
      language={language}
      nav={nav(samples.coach.nav, 1)}
      who={who(samples.coach)}
      school={samples.school}
      width="wide"
      sees="Jij ziet dit als coach van 2B. Wie keek, staat bij de leerling."
    >
      <PageHead
        over="basisgroep 2B · week 48"
        title="Mijn groep"
        under="21 van 26 plannen zijn klaar. Drie leerlingen vragen om aandacht."
      >
        <LinkButton href="/ui" rank="first">
          21 plannen bekijken
        </LinkButton>
        <LinkButton href="/ui">Afdrukken</LinkButton>
      </PageHead>
      <Stack>
        <Ways
          label="Wie"
          ways={[
            { href: '/ui', label: 'Iedereen', current: true },
            { href: '/ui', label: 'Vraagt aandacht' },
            { href: '/ui', label: 'Niet gezien deze week' },
          ]}
        />
        <Table
          caption="De leerlingen van 2B deze week"
          quietCaption
          columns={[
            { head: 'Leerling' },
            { head: 'Gesprek' },
            { head: 'Plan' },
            { head: 'Afgevinkt', number: true },
            { head: 'Sturing', number: true },
            { head: 'Wat opvalt', wide: true },
          ]}
          rows={group.map((pupil) => ({
            cells: [
              <a href="/ui">{pupil.name}</a>,
              pupil.talk,
              <Chip on={pupil.plan === 'klaar'} soft={pupil.plan !== 'klaar'}>
                {pupil.plan}
              </Chip>,
              <Cell
                figure={{
                  shown: true,
                  count: Math.min(pupil.tasks.done, pupil.tasks.of),
                  of: pupil.tasks.of,
                }}
              />,
              pupil.autonomy,
              pupil.signal ?? '',
            ],
          }))}
        />
      </Stack>
    </Frame>
  );
}

function Circle({ language }: In) {
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

function Door() {
  return (
    <Entrance
      tongues={{ action: '/ui', requestKey: samples.key }}
      foot={
        <Prose>
          Geen code of wachtwoord meer? Je coach of de administratie maakt zo een nieuwe code voor je.
        </Prose>
      }
    >
      <h1>Inloggen</h1>
      <PostForm action="/ui" requestKey={samples.key} plain>
        <Field
          name="username"
          label="Gebruikersnaam"
          hint="Je naam en je school, zoals noor@veenlicht"
          required
          autocomplete="username"
        />
        <Password name="password" label="Wachtwoord" required autocomplete="current-password" />
        <Button rank="first" wide>
          Log in
        </Button>
        <LinkButton href="/ui" rank="quiet">
          Ik heb een code op papier
        </LinkButton>
      </PostForm>
    </Entrance>
  );
}

function Letter({ language }: In) {
  return (
    <Frame language={language} nav={nav(samples.coach.nav, 9)} who={who(samples.coach)} width="narrow">
      <ScreenOnly>
        <PageHead title="Brieven met een code" under="26 bladen A4, één per leerling.">
          <PrintButton />
        </PageHead>
      </ScreenOnly>
      <Sheet from={samples.school} date="21 november 2026">
        <h2>Beste Noor,</h2>
        <Prose>
          <p>
            Met deze code log je voor het eerst in bij Leerkring. De code werkt tot en met 5 december en één
            keer.
          </p>
        </Prose>
        <Definition
          items={[
            { term: 'Adres', is: 'leerkring.veenlicht.example' },
            { term: 'Gebruikersnaam', is: <b>noor@veenlicht</b> },
            { term: 'Code', is: <code>K7PM-4XWD-9QHT</code> },
          ]}
        />
        <p class="soft small">Geef deze brief aan niemand anders.</p>
      </Sheet>
      <Sheet size="A5" from={samples.school} date="week 48">
        <h2>De week van Noor</h2>
        {goals.slice(0, 2).map((goal) => (
          <GoalCard {...goal} id={`paper-${goal.id}`} doneWord="gedaan" />
        ))}
      </Sheet>
    </Frame>
  );
}

/* ── Parts ─────────────────────────────────────────────────────────────────────────────────────────────────── */

function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <Section title={name} id={`part-${name.toLowerCase().replace(/\W+/g, '-')}`}>
      {children}
    </Section>
  );
}

function Parts({ language }: In) {
  const options = [
    { value: 'yes', label: 'gelukt' },
    { value: 'partly', label: 'deels' },
    { value: 'not', label: 'niet' },
  ];
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

      <Part name="Button, LinkButton, Actions">
        <PostForm action="/ui" requestKey={samples.key} label="Knoppen">
          <Actions>
            <Button rank="first">Eerst dit</Button>
            <Button>Of dit</Button>
            <Button rank="quiet">Terzijde</Button>
            <Button small>Klein</Button>
            <LinkButton href="/ui">Ga erheen</LinkButton>
            <PrintButton />
          </Actions>
        </PostForm>
      </Part>

      <Part name="Field, TextArea, Select, DateField, FileField">
        <PostForm action="/ui" requestKey={samples.key} label="Velden" draft="gallery">
          <Hidden name="from" value="gallery" />
          <Field
            name="goal"
            label="Wat wil je leren?"
            hint="Begin met: ik kan of ik weet."
            required
            maxLength={120}
          />
          <Field name="kept" label="Met iets erin" value="Ik kan breuken optellen" required />
          <TextArea name="why" label="Waarom?" maxLength={300} />
          <Select
            name="subject"
            label="Vak"
            required
            options={[
              { value: 'wi', label: 'Wiskunde' },
              { value: 'ne', label: 'Nederlands' },
            ]}
          />
          <DateField name="due" label="Wanneer zien we het?" value="2026-12-18" />
          <Field name="minutes" label="Minuten" width="short" inputmode="numeric" value="40" />
          <FileField
            name="file"
            label="Bestand"
            hint="Een zip van OneRoster of een csv."
            accept=".zip,.csv"
          />
          <Choice
            name="choice"
            label="Hoe ging het?"
            required
            value="b"
            options={[
              { value: 'a', label: 'alleen' },
              { value: 'b', label: 'met een klasgenoot', hint: 'Sem of Yara' },
              { value: 'c', label: 'met hulp' },
            ]}
          />
          <Choice
            many
            name="reasons"
            label="Waardoor kwam het?"
            values={['t']}
            options={[
              { value: 't', label: 'te weinig tijd' },
              { value: 'm', label: 'te moeilijk' },
              { value: 'a', label: 'was er niet' },
            ]}
          />
          <Segmented name="result" legend="Trede 22" options={options} value="partly" />
          <Check name="share" label="Mijn ouders mogen dit zien" hint="Je kunt dit later terugdraaien." />
          <Actions>
            <Button rank="first">Bewaar</Button>
          </Actions>
        </PostForm>
      </Part>

      <Part name="ProblemSummary, Password, CodeField">
        <ProblemSummary
          problems={[
            { field: 'code', text: 'De code is niet volledig' },
            { field: 'new-password', text: 'Het wachtwoord is te kort' },
          ]}
        />
        <PostForm action="/ui" requestKey={samples.key} label="Met problemen">
          <CodeField
            name="code"
            label="Code uit je brief"
            value="K7PM-4XWD"
            length={14}
            required
            problem="De code is niet volledig: er horen drie blokjes van vier te staan."
          />
          <Password
            name="new-password"
            label="Nieuw wachtwoord"
            hint="Drie gewone woorden achter elkaar zijn prima."
            required
            problem="Neem er minstens 10 tekens voor."
            autocomplete="new-password"
          />
          <TextArea
            name="problem-text"
            label="Wat spreken we af?"
            required
            value="Vóór woensdag"
            problem="Wie doet het?"
          />
          <Choice
            name="problem-choice"
            label="Kies er een"
            required
            problem="Kies wat het beste past."
            options={options}
          />
          <Check
            name="problem-check"
            label="Ik heb de lijst bekeken"
            problem="Vink dit aan als je gekeken hebt."
          />
        </PostForm>
      </Part>

      <Part name="TodayCard, Card, Cards">
        <Cards>
          <TodayCard
            first
            over="vandaag 10:45"
            title="Gesprek met Noor"
            text="Wiskunde 22 twee keer opnieuw. Vorige afspraak: Fatma vragen vóór woensdag — gedaan."
            go={{ label: 'Begin het gesprek', href: '/ui' }}
            ring={rings[4]?.taken}
          />
          <TodayCard title="Vijf plannen wachten" text="Van 2B" go={{ label: 'Bekijk ze', href: '/ui' }} />
          <TodayCard title="Jip had twee weken geen gesprek">
            <PostForm action="/ui" requestKey={samples.key}>
              <Button>Plan een gesprek</Button>
            </PostForm>
          </TodayCard>
        </Cards>
        <Card mark="1" title="Landen">
          <p class="soft">Even rust. Hoe gaat het? (wordt niet bewaard)</p>
        </Card>
        <Card mark="2" title="Terug" open>
          <Segmented
            row
            name="t22"
            legend="Trede 22 · formule bij een patroon"
            options={options}
            value="partly"
          />
          <Segmented row name="t14" legend="Trede 14 · hoofdgedachte" options={options} />
        </Card>
      </Part>

      <Part name="GoalCard, TickForm, Chip">
        <TickForm action="/ui" requestKey={samples.key}>
          <GoalCard {...goals[0]} id="sample-a" tick="around" href="/ui">
            <Chip on>duidelijk</Chip>
            <Chip soft>haalbaar?</Chip>
            <Chip href="/ui">strategie kiezen</Chip>
          </GoalCard>
        </TickForm>
        <GoalCard id="sample-b" badge="8" title="Alleen een getal" subtitle="Zonder ring" />
        <GoalCard id="sample-c" title="Zonder getal en zonder ring" />
        <GoalCard
          {...goals[1]}
          id="sample-d"
          badge={undefined}
          tasks={goals[0].tasks.map((task) => ({ ...task, id: `x${task.id}` }))}
          doneWord="gedaan"
        />
      </Part>

      <Part name="Steps, Sentence, Progress, Stat">
        <Card>
          <Sentence subject="Engels" href="/ui" text="3 weken vóór" steps={{ done: 19, total: 25 }} />
          <Sentence subject="Nederlands" text="3 weken achter" steps={{ done: 13, planned: 17, total: 48 }} />
          <p>
            <Steps done={0} total={7} /> <Steps done={7} total={7} />
          </p>
          <Progress id="import" label="Leerlingen inlezen" done={410} of={624} />
        </Card>
        <Fold title="Blok 5 · Vergelijkingen" aside={<Steps done={2} total={5} />} open>
          <Path
            label="Blok 5"
            steps={[
              {
                href: '/ui',
                place: '21',
                text: 'Ik reken met negatieve getallen',
                look: 'done',
                mark: <Chip on>gehad</Chip>,
              },
              {
                href: '/ui',
                place: '22',
                text: 'Ik maak een formule bij een patroon',
                look: 'here',
                mark: <Chip>hier ben je</Chip>,
              },
              { href: '/ui', place: '23', text: 'Ik los een vergelijking met haakjes op' },
            ]}
          />
        </Fold>
        <Cards>
          <Stat
            value={<Cell figure={{ shown: true, count: 81, of: 100 }} />}
            label="gesprekken gevoerd"
            next={{ label: 'Praat met Sanne', href: '/ui' }}
          />
          <Stat
            value={<Cell figure={{ shown: true, mean: 3.4, answers: 22 }} />}
            label="over veiligheid"
            note="vorige keer 3,2"
          />
          <Stat value={<Cell figure={{ shown: false }} />} label="over eten" />
        </Cards>
      </Part>

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

      <Part name="Table, Cell">
        <Table
          caption="Wat een groep deze week deed"
          columns={[
            { head: 'Groep' },
            { head: 'Plannen', number: true },
            { head: 'Oordeel', number: true },
            { head: 'Doe', quiet: true },
          ]}
          rows={[
            {
              cells: [
                '2A',
                <Cell figure={{ shown: true, count: 24, of: 26 }} />,
                <Cell figure={{ shown: true, mean: 3.62, answers: 19 }} />,
                <a href="/ui">Bekijk 2A</a>,
              ],
            },
            {
              cells: [
                '2B',
                <Cell figure={{ shown: true, count: 1234 }} />,
                <Cell figure={{ shown: false }} />,
                <a href="/ui">Bekijk 2B</a>,
              ],
            },
          ]}
        />
      </Part>

      <Part name="People, Search">
        <People
          id="people"
          label="Leerlingen van 2B"
          search={{ action: '/ui', label: 'Zoek een leerling' }}
          people={group.slice(0, 6).map((pupil) => ({
            href: '/ui',
            name: pupil.name,
            detail: pupil.talk,
            mark: pupil.signal && <Chip soft>{pupil.signal}</Chip>,
          }))}
        />
      </Part>

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
