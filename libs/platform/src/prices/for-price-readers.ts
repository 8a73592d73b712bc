import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const FOR_PRICE_READERS = 'tributary:for-price-readers';

/** What the routes of a controller tell is money and nothing else: closed to whoever has no `pricing.read`, whatever else they permit. */
export const ForPriceReaders = (): ClassDecorator & MethodDecorator => applyDecorators(SetMetadata(FOR_PRICE_READERS, true), ApiExtension('x-needs-prices', true));
