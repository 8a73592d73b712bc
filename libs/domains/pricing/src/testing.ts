export * from './price-list.builder';
