// What opens and reads a stranger's file, without any server framework: for the small processes that start once per file.
export * from './cell/date-cell';
export * from './cell/number-cell';
export * from './fault';
export { ediSyntaxOf } from './edi/segments';
export * from './csv/csv';
export * from './csv/dialect';
export * from './open/file-limits';
export * from './open/open-file';
export * from './open/sheet-row';
export * from './pages/capture';
export * from './pages/table-part';
export * from './shape/table-shape';
export * from './sheets.errors';
export * from './text/decode';
export * from './text/encoding';
export * from './mail/mail';
export * from './unpack/member';
export * from './unpack/unpack';
