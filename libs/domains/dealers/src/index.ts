export * from './dealer/local-name';
export * from './dealer/organisation';
export * from './dealers.module';
export * from './dealers.permissions';
export * from './supply/supply';
export { suppliedLinesSql, type SupplyLine, type Trade } from './supply/supply.repository';
