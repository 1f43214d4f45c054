/** The people to sign in as, in the order in which one would try them; `as` says what there is to see. */
export const heroes = [
  { handle: 'veenlicht', username: 'noor.aydin', name: 'Noor Aydın', as: 'leerling, 13 jaar, vwo 2' },
  { handle: 'veenlicht', username: 'marit.jansma', name: 'Marit Jansma', as: 'coach van Noor, geeft Engels' },
  { handle: 'veenlicht', username: 'zeynep.aydin', name: 'Zeynep Aydın', as: 'moeder van Noor' },
  { handle: 'veenlicht', username: 'youssef.haddou', name: 'Youssef Haddou', as: 'coach, geeft wiskunde' },
  { handle: 'veenlicht', username: 'sanne.kuiper', name: 'Sanne Kuiper', as: 'teamleider' },
  { handle: 'veenlicht', username: 'irene.duyf', name: 'Irene Duyf', as: 'rector' },
  { handle: 'veenlicht', username: 'gijs.tromp', name: 'Gijs Tromp', as: 'beheerder' },
  {
    handle: 'veenlicht',
    username: 'tygo.prins',
    name: 'Tygo Prins',
    as: 'leerling, 16 jaar, deelt zijn week niet',
  },
  { handle: 'veenlicht', username: 'elif.karaca', name: 'Elif Karaca', as: 'leerling, 15 jaar, vwo 4' },
  { handle: 'veenlicht', username: 'pieter.oen', name: 'Pieter Oen', as: 'leraar en vader: twee petten' },
  { handle: 'sluiswachter', username: 'daan.vos', name: 'Daan Vos', as: 'leerling, 12 jaar, mavo 1' },
  {
    handle: 'sluiswachter',
    username: 'kees.vos',
    name: 'Kees Vos',
    as: 'vader met kinderen op twee scholen',
  },
  { handle: 'wolkenladder', username: 'ama.boateng', name: 'Ama Boateng', as: 'leerling in groep 6' },
  { handle: 'ontplooi', username: 'eva.roelofs', name: 'Eva Roelofs', as: 'bureau van het netwerk' },
] as const;
