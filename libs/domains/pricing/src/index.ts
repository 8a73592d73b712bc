export * from './price/price';
export * from './price/price-conversion';
export * from './price/price-resolver';
export * from './pricing.module';
export * from './pricing.permissions';
