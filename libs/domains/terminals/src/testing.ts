export * from './terminal.builder';
