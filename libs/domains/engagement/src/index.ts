export * from './engagement.errors';
export * from './engagement.module';
export { NOTICES } from './notice/notices';
