/** What the page says by itself, wherever it is: in the script, for on each page they were a tenth of what it sent. */
export const nl = {
  offline: 'Geen verbinding. Je tekst staat nog hier; we proberen het zo weer.',
  queued: 'Geen verbinding. Je vinkje is bewaard en gaat mee zodra er weer verbinding is.',
  sending: 'Bezig met opslaan…',
  sent: 'Opgeslagen.',
  fault: 'Het lukte niet door een fout bij ons. Je tekst staat nog hier. Probeer het over een minuut weer.',
  signedOut: 'Je bent niet meer ingelogd. Je tekst staat nog hier.',
  signIn: 'Log in op een nieuw tabblad en druk daarna hier opnieuw',
  draft: 'Je vorige tekst staat er nog.',
  discard: 'Weggooien',
};
