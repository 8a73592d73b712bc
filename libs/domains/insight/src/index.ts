export * from './insight.errors';
export * from './insight.permissions';
