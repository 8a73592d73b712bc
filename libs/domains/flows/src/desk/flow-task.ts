/** Which of the tasks: those that wait now, those among them that are the asking person's, those put off, or all. */
export const FLOW_TASK_VIEWS = ['open', 'mine', 'snoozed', 'all'] as const;
export type FlowTaskView = (typeof FLOW_TASK_VIEWS)[number];

export const FLOW_TASK_SORTS = ['value', 'since'] as const;
export type FlowTaskSort = (typeof FLOW_TASK_SORTS)[number];

/** What a value rests on: the amounts of its rows, what rows or days of that dealer usually come to, or nothing. */
export const VALUE_BASES = ['rows', 'usual-row', 'usual-day', 'none'] as const;
export type ValueBasis = (typeof VALUE_BASES)[number];
