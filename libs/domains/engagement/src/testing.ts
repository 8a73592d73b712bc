export * from './testing/event-post';
