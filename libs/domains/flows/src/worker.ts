export * from './flows.worker-module';
export { FeedRunner } from './run/feed-runner';
