/** The people to sign in as, in the order in which one would try them; `as` says what there is to see. */
export const heroes = [
  {
    handle: 'veenlicht',
    username: 'noor.aydin',
    name: 'Noor Aydın',
    as: { nl: 'leerling, 13 jaar, vwo 2', en: 'pupil, 13, second year', sv: 'elev, 13 år, andra året' },
  },
  {
    handle: 'veenlicht',
    username: 'marit.jansma',
    name: 'Marit Jansma',
    as: {
      nl: 'coach van Noor, geeft Engels',
      en: 'Noor’s coach, teaches English',
      sv: 'Noors handledare, undervisar i engelska',
    },
  },
  {
    handle: 'veenlicht',
    username: 'zeynep.aydin',
    name: 'Zeynep Aydın',
    as: { nl: 'moeder van Noor', en: 'Noor’s mother', sv: 'Noors mamma' },
  },
  {
    handle: 'veenlicht',
    username: 'youssef.haddou',
    name: 'Youssef Haddou',
    as: { nl: 'coach, geeft wiskunde', en: 'coach, teaches maths', sv: 'handledare, undervisar i matematik' },
  },
  {
    handle: 'veenlicht',
    username: 'sanne.kuiper',
    name: 'Sanne Kuiper',
    as: { nl: 'teamleider', en: 'team lead', sv: 'arbetslagsledare' },
  },
  {
    handle: 'veenlicht',
    username: 'irene.duyf',
    name: 'Irene Duyf',
    as: { nl: 'rector', en: 'school leader', sv: 'rektor' },
  },
  {
    handle: 'veenlicht',
    username: 'gijs.tromp',
    name: 'Gijs Tromp',
    as: { nl: 'administratie', en: 'school office', sv: 'skolans kansli' },
  },
  {
    handle: 'veenlicht',
    username: 'tygo.prins',
    name: 'Tygo Prins',
    as: {
      nl: 'leerling, 16, houdt zijn week voor zich',
      en: 'pupil, 16, keeps his week to himself',
      sv: 'elev, 16 år, håller sin vecka för sig själv',
    },
  },
  {
    handle: 'veenlicht',
    username: 'elif.karaca',
    name: 'Elif Karaca',
    as: { nl: 'leerling, 15, vwo 4', en: 'pupil, 15, fourth year', sv: 'elev, 15 år, fjärde året' },
  },
  {
    handle: 'veenlicht',
    username: 'pieter.oen',
    name: 'Pieter Oen',
    as: {
      nl: 'leraar en vader: twee petten',
      en: 'teacher and father: two hats',
      sv: 'lärare och pappa: två roller',
    },
  },
  {
    handle: 'sluiswachter',
    username: 'daan.vos',
    name: 'Daan Vos',
    as: {
      nl: 'leerling, 12 jaar, mavo 1, zit vast',
      en: 'pupil, 12, first year, stuck',
      sv: 'elev, 12 år, första året, har kört fast',
    },
  },
  {
    handle: 'sluiswachter',
    username: 'kees.vos',
    name: 'Kees Vos',
    as: {
      nl: 'vader, kinderen op twee scholen',
      en: 'father, children at two schools',
      sv: 'pappa, barn på två skolor',
    },
  },
  {
    handle: 'wolkenladder',
    username: 'ama.boateng',
    name: 'Ama Boateng',
    as: { nl: 'leerling in groep 6', en: 'pupil, 9', sv: 'elev, 9 år' },
  },
  {
    handle: 'ontplooi',
    username: 'eva.roelofs',
    name: 'Eva Roelofs',
    as: { nl: 'bureau van het netwerk', en: 'network office', sv: 'nätverkets kansli' },
  },
] as const;
