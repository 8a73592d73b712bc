export * from './testing/bundled-program';
export * from './testing/fuzz';
export * from './testing/hostile';
export * from './testing/mutations';
export * from './testing/sample-files';
export * from './testing/sample-mails';
