import { PriceRepository } from './price/price.repository';
import { PriceResolver } from './price/price-resolver';

export * from './price-list.builder';

/** A resolver without a container. */
export const buildPriceResolver = (): PriceResolver => new PriceResolver(new PriceRepository());
