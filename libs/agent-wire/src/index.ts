export * from './envelope';
export * from './heartbeat';
export * from './keys';
export * from './layout-words';
export * from './reading';
export * from './server-keys';
export * from './single-select';
export * from './template';
