export const nl = {
  nav: {
    today: 'Vandaag',
    goals: 'Mijn doelen',
    looked: 'Wie keek',
    group: 'Mijn groep',
    school: 'De school',
    codes: 'Codes',
    settle: 'Te regelen',
    schools: 'Scholen',
    child: 'Mijn kind',
  },
};
