export * from './price-list.builder';
export * from './promotion.builder';
