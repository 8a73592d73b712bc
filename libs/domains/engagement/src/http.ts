export * from './engagement.http-module';
export * from './notification/notification.dto';
export * from './preference/preference.dto';
export { NotificationStream } from './stream/notification-stream';
