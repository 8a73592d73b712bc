export * from './price-list.builder';
export * from './price/price.repository';
export * from './price/price-resolver';
export * from './promotion.builder';
