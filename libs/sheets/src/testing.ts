export * from './testing/bundled-program';
export * from './testing/sample-files';
export * from './testing/sample-mails';
