import { Test } from '@nestjs/testing';
import { DealersModule } from '@tributary/dealers';
import { InventoryModule } from '@tributary/inventory';
import { AuditModule, Clock, ClockModule } from '@tributary/platform';
import { PricingModule } from '@tributary/pricing';
import { OfferReader } from './offer-reader';
import { offerProviders } from './index';

export { OfferReader } from './offer-reader';

/** The reader of offers without the rest of the API. */
export async function buildOfferReader(clock: Clock): Promise<OfferReader> {
  const imports = [DealersModule, PricingModule, InventoryModule, ClockModule, AuditModule];
  const container = await Test.createTestingModule({ imports, providers: offerProviders }).overrideProvider(Clock).useValue(clock).compile();
  return container.get(OfferReader);
}
