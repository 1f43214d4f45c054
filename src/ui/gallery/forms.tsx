import { Actions, Button, Hidden, LinkButton, PostForm } from '../button.tsx';
import { Check, Choice, Segmented } from '../choice.tsx';
import {
  CodeField,
  DateField,
  Field,
  FileField,
  Password,
  ProblemSummary,
  Select,
  TextArea,
} from '../field.tsx';
import { PrintButton } from '../print.tsx';
import { Part } from './around.tsx';
import { outcomes, samples } from './samples.ts';

/** What is pressed and filled in, and what is said when something is wrong with it. */
export function Forms() {
  return (
    <>
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
          <Segmented name="result" legend="Trede 22" options={outcomes} value="partly" />
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
            options={outcomes}
          />
          <Check
            name="problem-check"
            label="Ik heb de lijst bekeken"
            problem="Vink dit aan als je gekeken hebt."
          />
        </PostForm>
      </Part>
    </>
  );
}
