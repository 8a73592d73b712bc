export * from './errors';
export * from './id';
export * from './kernel.errors';
export * from './locale';
export * from './search-text';
