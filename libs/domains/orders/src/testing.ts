export * from './testing/channel.builder';
export * from './testing/channel.driver';
