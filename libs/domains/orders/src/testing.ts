export * from './offer/offer.driver';
export * from './testing/buyer.driver';
export * from './testing/channel.builder';
export * from './testing/channel.driver';
export * from './testing/desk.driver';
export * from './testing/quick-entry.driver';
export * from './testing/returns.driver';
export * from './testing/order-sheets';
