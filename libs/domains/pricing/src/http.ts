export * from './budget/expense-budget.dto';
export * from './pricing.http-module';
export * from './promotion/offered-promotion.dto';
export * from './promotion/promotion-body.dto';
export * from './promotion/promotion.dto';
