export * from './item/price-item.dto';
export * from './list/price-list.dto';
export * from './pricing.http-module';
export * from './workbook/workbook.dto';
