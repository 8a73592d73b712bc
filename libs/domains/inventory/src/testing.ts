export * from './stock.builder';
