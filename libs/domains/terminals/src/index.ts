export * from './alias/terminal-aliases';
export * from './match/kind-words';
export * from './match/terminal-matcher';
export * from './match/terminal-name';
export * from './match/terminal-ranking';
export * from './terminals.module';
export * from './terminals.permissions';
