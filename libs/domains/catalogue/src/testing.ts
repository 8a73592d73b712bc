export * from './catalogue.builder';
