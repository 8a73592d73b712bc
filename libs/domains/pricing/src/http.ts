export * from './budget/expense-budget.dto';
export * from './item/price-item.dto';
export * from './list/price-list.dto';
export * from './pricing.http-module';
export * from './promotion/offered-promotion.dto';
export * from './promotion/promotion-body.dto';
export * from './promotion/promotion.dto';
export * from './workbook/workbook.dto';
