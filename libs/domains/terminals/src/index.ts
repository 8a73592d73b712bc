export * from './alias/terminal-aliases';
export * from './match/terminal-matcher';
export * from './match/terminal-name';
export * from './match/terminal-ranking';
export * from './match/terminal-type';
export * from './terminals.module';
export * from './terminals.permissions';
