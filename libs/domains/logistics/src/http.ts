export * from './logistics.http-module';
export * from './receipt/create-receipt.dto';
export * from './shipment/create-shipment.dto';
export * from './shipment/shipment.dto';
export * from './tracking/create-shipment-event.dto';
