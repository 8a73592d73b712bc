export type BatchTrigger = 'schedule' | 'manual' | 'replay';
export type BatchState = 'running' | 'done' | 'nothing' | 'attention' | 'failed';
/** Where a run is, for those who watch it. */
export type BatchStage = 'fetch' | 'post' | 'done';
