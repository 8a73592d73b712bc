export * from './insight.http-module';
export * from './sell-through/sell-through.dto';
