export * from './inventory.http-module';
export * from './location/stock-location.dto';
export * from './production/production-plan.dto';
export * from './production-sheet/plan-sheet.dto';
export * from './terms/supply-terms.dto';
export * from './stock/stock.dto';
export * from './stock/stock-movement.dto';
