/**
 * The plan of the house: every module that stands, its side of the wall, whom it may call, what it is for and which
 * tables are its own. `scripts/house.mjs` compares the code with it, so a new arrow is a change of this file that
 * someone reads. `node house.cjs --map` prints the plan as the map in the README.
 */
const modules = {
  identity: {
    side: 'common',
    for: 'accounts, signing in and out, one-time codes, who is acting',
    may: [],
    tables: [
      'platform.account',
      'platform.membership',
      'platform.sign_in',
      'platform.sign_in_name',
      'platform.login_code',
      'platform.rate',
      'platform.held_form',
    ],
  },
  organisations: {
    side: 'common',
    for: 'foundations, schools, sites, school years and holidays',
    may: ['identity'],
    tables: [
      'shared.organisation',
      'shared.gradation',
      'school.school_setting',
      'school.site',
      'school.school_year',
      'school.period',
      'school.school_break',
    ],
  },
  people: {
    side: 'school',
    for: 'pupils, guardians, staff and what they are to each other; everyone’s own right to see comes from here',
    may: ['identity', 'organisations'],
    tables: [
      'school.person',
      'school.birth',
      'school.external_id',
      'school.team',
      'school.base_group',
      'school.pupil',
      'school.teaching_group',
      'school.enrolment',
      'school.reach',
      'school.relation',
      'school.access_log',
      'school.second_word',
      'school.authority_change',
      'school.settled',
    ],
  },
  goals: {
    side: 'school',
    for: 'the chain from end goal to work goal, and its four steps',
    may: ['people'],
    tables: ['school.goal', 'school.goal_text', 'school.deviation'],
  },
  courses: {
    side: 'school',
    for: 'courses of steps and themes: what is asked, how it can be learned, which the school uses',
    may: ['people', 'identity', 'organisations'],
    tables: [
      'shared.subject',
      'shared.level',
      'shared.course',
      'shared.course_version',
      'shared.step',
      'shared.version_block',
      'shared.version_step',
      'shared.step_level',
      'shared.task',
      'shared.asset',
      'shared.theme',
      'school.course_use',
      'school.group_course',
    ],
  },
  progress: {
    side: 'school',
    for: 'how far each pupil is: levels, steps ready to show, judgements, pace',
    may: ['people', 'goals', 'courses', 'organisations'],
    tables: [
      'school.path',
      'school.path_progress',
      'school.step_record',
      'school.judgement',
      'school.judgement_draft',
      'school.released',
      'school.step_due',
    ],
  },
  logbook: {
    side: 'school',
    for: 'the week: planned, done and looked back on, with its strategies',
    may: ['people', 'goals', 'courses', 'progress', 'organisations'],
    tables: [
      'school.week_plan',
      'school.week_agreed',
      'school.week_reviewed',
      'school.week_item',
      'school.week_note',
      'school.own_strategy',
      'school.strategy_choice',
      'school.strategy_tip',
    ],
  },
  coaching: {
    side: 'school',
    for: 'the weekly talk: when, on what, and what was agreed',
    may: ['people', 'goals', 'courses', 'progress', 'logbook', 'organisations'],
    tables: ['school.talk_slot', 'school.talk', 'school.talk_card', 'school.agreement', 'school.autonomy'],
  },
  exchange: {
    side: 'school',
    for: 'rosters in, one’s own data out',
    // whoever takes along what is kept about them takes it from every module that keeps it
    may: ['people', 'organisations', 'identity', 'goals', 'courses', 'progress', 'logbook', 'coaching'],
    tables: [
      'school.import',
      'school.import_row',
      'school.import_undo',
      'school.upload',
      'school.upload_part',
      'school.upload_page',
      'school.sheet_column',
    ],
  },
  home: {
    side: 'school',
    for: 'the first screen of each role: what today asks of me',
    may: ['people', 'goals', 'courses', 'progress', 'logbook', 'coaching', 'organisations', 'identity'],
    tables: [],
  },
  office: {
    side: 'network',
    for: 'the first screens of the community office, which sees no school from inside',
    may: ['organisations', 'identity'],
    tables: [],
  },
};

const house = {
  modules,

  /** Platform knows nothing of schools; these tables carry what every module needs. */
  platform: {
    tables: [
      'platform.installation',
      'platform.seal',
      'platform.past_school',
      'platform_past.migration',
      'school.journal',
      'school.journal_text',
      'school.request_key',
    ],
  },

  /** Public names and places (class K0): every store may read them, only their owner writes. */
  open: ['shared.organisation', 'shared.gradation', 'shared.subject', 'shared.level'],

  /** Who may compose: files or folders of `src/` that bring modules together and hold no rule themselves. */
  roots: [
    'main',
    'apart',
    'leerkring',
    'doctor',
    'found',
    'config',
    'serve',
    'frame',
    'rights',
    'world',
    'host',
    'verbs',
  ],

  /** Who may look at the environment: the programs, to hand it to config.ts, which makes sense of it once. */
  environment: ['src/config.ts', 'src/main.ts', 'src/leerkring.ts'],

  /** Whoever imports one of these can speak to the database. */
  handles: ['pg', '#platform/statement', '#platform/database', '#platform/batch'],

  /** What computes and does nothing else: the only packages a model or a policy may use. */
  pure: ['zod', 'fflate', 'csv-parse', 'read-excel-file', 'saxes', 'node:crypto', 'node:zlib', 'node:buffer'],

  /** Rules bent in one file, each with its reason. This list may only shrink: one that is no longer needed fails. */
  exceptions: [
    {
      rule: 'sql',
      file: 'src/host/store.ts',
      because:
        'the host adds a school and hands out a code by command, outside every scope and before there is one',
    },
    {
      rule: 'sql',
      file: 'src/host/forget/store.ts',
      because:
        'what is past its term goes from the tables of every module, by the owner: no role of the server may delete so much',
    },
    {
      rule: 'sql',
      file: 'src/host/archive/store.ts',
      because:
        'a school leaves and comes back whole, over the tables of every module, by the owner: no role of the server may read so much',
    },
    {
      rule: 'sql',
      file: 'src/host/removal/store.ts',
      because:
        'a school goes whole, from the tables of every module, by the owner: no role of the server may delete so much',
    },
    {
      rule: 'sql',
      file: 'src/world/store.ts',
      because:
        'a demo world is written whole over the tables of every module, by the administrator and before anybody signs in',
    },
    {
      rule: 'tables',
      file: 'src/platform/policies/door.ts',
      because: 'the door opens in one call, so the function behind it reads sign-ins and memberships at once',
    },
    {
      rule: 'tables',
      file: 'src/platform/policies/resolve.ts',
      because: 'and what it opens: the reaches of whom somebody has to do with',
    },
    {
      rule: 'environment',
      file: 'src/platform/postgres/runner.ts',
      because: 'PostgreSQL’s own programs must be found on the PATH of whoever starts the server',
    },
  ],
};

const sides = { common: 'common ground', school: 'the school’s side', network: 'the network’s side' };

/** The map as Markdown, in the order of the plan. */
function map(plan = house) {
  const lines = ['| module | side | what it is for | may call |', '| --- | --- | --- | --- |'];
  for (const [name, { side, for: purpose, may }] of Object.entries(plan.modules)) {
    lines.push(`| \`${name}\` | ${sides[side] ?? side} | ${purpose} | ${may.join(', ') || '–'} |`);
  }
  return lines.join('\n');
}

module.exports = { ...house, map };

if (require.main === module && process.argv.includes('--map')) console.log(map());
