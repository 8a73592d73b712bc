export * from './insight.http-module';
export * from './sell-through/sell-through.dto';
export * from './channel-stock/channel-stock.dto';
