export * from './actors';
export * from './fixed-clock';
export * from './statement-counter';
export * from './test-config';
export * from './test-database';
export * from './smtp-catcher';
