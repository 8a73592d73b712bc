import { ApiProperty } from '@nestjs/swagger';

/** How the API's document marks money that is only for those who see prices. */
export const PRICED = 'x-priced';

/** What `@ApiProperty` takes, in so far as money needs it. */
interface PricedOptions {
  readonly type?: unknown;
  readonly nullable?: boolean;
  readonly required?: boolean;
  readonly additionalProperties?: boolean;
  readonly description?: string;
  readonly example?: string;
  readonly examples?: readonly string[];
}

/**
 * Money, or something that tells of money: null for whoever has no `pricing.read`. Takes the place of `@ApiProperty`. The class
 * keeps the type that handlers fill; the document, and with it every client, says that it may be null.
 */
export function Priced(options: PricedOptions = {}): PropertyDecorator {
  return marked({ type: String, ...options, nullable: true });
}

/** Money that a caller may send; refused from whoever has no `pricing.read`: guessing would tell the prices. */
export function PricedInput(options: PricedOptions = {}): PropertyDecorator {
  return marked({ type: String, required: false, ...options });
}

/** The document carries what a property has beyond its schema, which the types of the decorator do not know. */
function marked(options: PricedOptions): PropertyDecorator {
  return ApiProperty({ ...options, [PRICED]: true } as object);
}
