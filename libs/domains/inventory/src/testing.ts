export * from './stock.builder';
export * from './production.builder';
