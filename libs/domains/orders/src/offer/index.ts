import { OfferReader } from './offer-reader';
import { OfferRepository } from './offer.repository';

export { OfferController } from './offer.controller';
export * from './offer.dto';
export * from './price-explanation.dto';

/** What `OfferController` needs besides pricing, inventory and the platform. */
export const offerProviders = [OfferRepository, OfferReader];
