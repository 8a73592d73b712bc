export * from './logistics.errors';
export * from './logistics.events';
export * from './logistics.module';
export * from './logistics.permissions';
export * from './receipt/receipt-confirmer';
export * from './shipment/shipment-dispatcher';
export * from './shipment/shipment-reader';
export * from './tracking/shipment-tracker';
