export * from './engagement.errors';
export * from './engagement.module';
export { NOTICES } from './notice/notices';
export * from './notifier/order-notifier';
export * from './notifier/return-notifier';
export * from './notifier/shipment-notifier';
