import { Button, LinkButton, PostForm } from '../button.tsx';
import { Field, Password } from '../field.tsx';
import { Entrance } from '../frame.tsx';
import { Prose } from '../layout.tsx';
import { samples } from './samples.ts';

export function Door() {
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
