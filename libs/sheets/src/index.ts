export * from './open';
export * from './mail/open-mail';
export * from './process/sandboxed-process';
export * from './sheets.module';
export * from './table/small-table';
export * from './table/small-table-limits';
export * from './table/small-table-reader';
export * from './table/write-workbook';
