// What opens and reads a stranger's file, without any server framework: for the small processes that start once per file.
export * from './cell/date-cell';
export * from './cell/number-cell';
export * from './fault';
export * from './open/csv';
export * from './open/decode';
export * from './open/delimiter';
export * from './open/file-limits';
export * from './open/open-file';
export * from './open/sheet-row';
export * from './sheets.errors';
