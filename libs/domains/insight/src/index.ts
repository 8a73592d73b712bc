export * from './insight.errors';
export * from './insight.module';
export * from './insight.permissions';
export type * from './sell-through/sell-through';
export * from './sell-through/sell-through-reader';
