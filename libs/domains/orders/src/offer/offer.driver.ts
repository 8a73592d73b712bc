import { Test } from '@nestjs/testing';
import { DealersModule } from '@tributary/dealers';
import { Clock } from '@tributary/platform';
import { PricingModule } from '@tributary/pricing';
import { OfferReader } from './offer-reader';
import { offerProviders } from './index';

export { OfferReader } from './offer-reader';

/** The reader of offers without the rest of the API. */
export async function buildOfferReader(clock: Clock): Promise<OfferReader> {
  const providers = [...offerProviders, { provide: Clock, useValue: clock }];
  const container = await Test.createTestingModule({ imports: [DealersModule, PricingModule], providers }).compile();
  return container.get(OfferReader);
}
