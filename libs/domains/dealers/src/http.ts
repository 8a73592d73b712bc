export * from './branch/branch.dto';
export * from './dealer/credit.dto';
export * from './dealer/dealer.dto';
export * from './dealers.http-module';
export * from './division/division.dto';
export * from './supply/supplier.dto';
export * from './supply/supply-relation.dto';
