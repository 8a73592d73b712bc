export * from './terminal/terminal.dto';
export * from './terminals.http-module';
