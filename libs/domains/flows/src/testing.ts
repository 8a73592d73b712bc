export * from './testing/bundled-reader';
export * from './testing/feed.builder';
export * from './testing/flows-api';
export * from './testing/flows-world';
export * from './testing/ftp-server';
export * from './testing/stale-weights';
export * from './testing/posting-driver';
