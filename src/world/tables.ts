/** The columns of the tables that a world fills, in the words of the database; rows are objects of these names. */
export const tables = {
  'school.course_use':
    'school_id uuid, course_id uuid, version_id uuid, starts date, set_by uuid, set_at timestamptz',
  'school.group_course': 'school_id uuid, teaching_group_id uuid, course_id uuid',
  'school.path':
    'school_id uuid, pupil_id uuid, enrolment_id uuid, reach uuid, course_id uuid, level text, entry_step uuid',
  'school.step_record': `school_id uuid, pupil_id uuid, enrolment_id uuid, step_id uuid, reach uuid, state text,
    evidence text, started_on date, ready_at timestamptz`,
  'school.judgement': `school_id uuid, pupil_id uuid, id uuid, enrolment_id uuid, step_id uuid, reach uuid, outcome text,
    level text, feedback text, judged_by uuid, judged_at timestamptz, opened_at timestamptz`,
  'school.goal': `school_id uuid, id uuid, pupil_id uuid, reach uuid, kind text, serves uuid, title text, measure text,
    due date, minutes smallint, state text, state_before_pause text, done_at timestamptz, deviated_on date, set_by uuid,
    set_at timestamptz, version integer, step_id uuid, task_id uuid`,
  'school.goal_text': 'school_id uuid, pupil_id uuid, goal_id uuid, why text, look_back text',
  'school.deviation': `school_id uuid, pupil_id uuid, id uuid, goal_id uuid, reach uuid, cause text, action text,
    action_due date, noted_by uuid, noted_at timestamptz`,
  'school.journal': `school_id uuid, id uuid, at timestamptz, actor uuid, verb text, object uuid, pupil_id uuid,
    reach uuid, from_state text, to_state text, version integer`,
  'school.journal_text': 'school_id uuid, journal_id uuid, reach uuid, before text, after text',
  'school.week_plan': `school_id uuid, pupil_id uuid, monday date, reach uuid, proposed_at timestamptz,
    looked_back_at timestamptz, version integer`,
  'school.week_agreed': 'school_id uuid, pupil_id uuid, monday date, by uuid, at timestamptz',
  'school.week_reviewed': 'school_id uuid, pupil_id uuid, monday date, by uuid, at timestamptz',
  'school.week_item': `school_id uuid, pupil_id uuid, id uuid, monday date, goal_id uuid, reach uuid, carried smallint,
    day smallint, outcome text, reason text`,
  'school.week_note': 'school_id uuid, pupil_id uuid, monday date, to_coach text, look_back text',
  'school.own_strategy': 'school_id uuid, pupil_id uuid, id uuid, title text, how text',
  'school.strategy_choice': `school_id uuid, pupil_id uuid, goal_id uuid, slot smallint, strategy text, own_id uuid,
    result text, chosen_at timestamptz`,
  'school.strategy_tip': 'school_id uuid, course_id uuid, block smallint, strategy text, set_by uuid',
  'school.talk_slot':
    'school_id uuid, pupil_id uuid, coach uuid, weekday smallint, at time, minutes smallint',
  'school.talk': `school_id uuid, pupil_id uuid, id uuid, monday date, coach uuid, planned_at timestamptz, state text,
    opened_at timestamptz, held_at timestamptz, minutes smallint, version integer`,
  'school.talk_card':
    'school_id uuid, pupil_id uuid, talk_id uuid, card text, text text, by uuid, at timestamptz',
  'school.agreement': `school_id uuid, pupil_id uuid, id uuid, talk_id uuid, side text, owner uuid, text text, due date,
    done_at timestamptz, made_by uuid, made_at timestamptz, version integer`,
  'school.autonomy': `school_id uuid, pupil_id uuid, id uuid, level smallint, reason text, set_by uuid,
    set_at timestamptz, agreed_at timestamptz`,
} as const;

export type Table = keyof typeof tables;
/** Rows by the tables they go into; the tables stand in the order in which one needs another. */
export type Filled = Partial<Record<Table, Record<string, unknown>[]>>;
