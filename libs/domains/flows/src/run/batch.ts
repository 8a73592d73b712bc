export const BATCH_TRIGGERS = ['schedule', 'manual', 'replay'] as const;
export type BatchTrigger = (typeof BATCH_TRIGGERS)[number];
export const BATCH_STATES = ['running', 'done', 'nothing', 'attention', 'failed'] as const;
export type BatchState = (typeof BATCH_STATES)[number];
/** Where a run is, for those who watch it. */
export type BatchStage = 'fetch' | 'post' | 'done';
