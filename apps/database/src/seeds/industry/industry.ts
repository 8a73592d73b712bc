import type { Catalogue, Named, Packaging, SkuPlan } from '../company/catalogue';
import type { Scale } from '../company/scale';
import type { StoryWords } from '../demo/story';

export type IndustryCode = 'lubricants' | 'pharma';

/** A line of business in which relations are agreed. The first one is everybody's. */
export interface BusinessLine extends Named {
  /** Its goods, as the permission group calls them. */
  readonly goods: readonly [name: string, nameEn: string];
  /** How many of the first and of the second tier deal in it; 0: nobody of that tier may. */
  readonly chance: readonly [first: number, second: number];
}

export interface UnitPlan {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

/** Code, name, English name, place, and the branch whose dealers it serves; '' serves all. */
export type PlantPlan = readonly [code: string, name: string, nameEn: string, division: string, branch: string];

/** What firms of the channel call themselves, and where they are. */
export interface DealerWords {
  readonly trades: readonly (readonly [name: string, nameEn: string])[];
  readonly firstEnding: string;
  readonly secondEndings: readonly string[];
  readonly roads: readonly string[];
}

/** A kind of terminal as `terminal.type` has it, how common it is in percent, and how such places call themselves. */
export interface TerminalKind extends Named {
  readonly share: number;
  readonly words: readonly string[];
  /** What stands behind the place in brackets: 吴中区店. */
  readonly branch: string;
}

export interface TerminalWords {
  readonly kinds: readonly TerminalKind[];
  /** Words that give a kind away, the more telling first; every kind has some. */
  readonly tells: readonly (readonly [kind: string, words: readonly string[]])[];
  /** How a dealer's clerk shortens the words. */
  readonly short: readonly (readonly [long: string, short: string])[];
}

/** What is special about the files that dealers send. */
export interface ChannelWords {
  /** Whether its goods are in them. */
  readonly sells: (sku: SkuPlan) => boolean;
  /** Under what name goods appear that nobody has seen before. */
  readonly strange: (name: string) => string;
  /** Months that goods keep, where files tell batch and expiry. */
  readonly shelfLife?: readonly number[];
}

/** A promotion of the demo company: what it is called, and the product line that it is about. */
export interface PromotionWords extends Named {
  readonly line: string;
}

export interface PromotionPlans {
  /** The product line whose first SKU is given away, and what that is worth in yuan. */
  readonly gift: { readonly line: string; readonly value: string };
  readonly steps: PromotionWords;
  readonly percentage: PromotionWords;
  readonly bonus: PromotionWords;
  readonly first: PromotionWords;
  readonly next: PromotionWords;
  /** Yuan off every sales unit. */
  readonly nextOff: string;
  readonly over: PromotionWords;
}

/** The least quantity of an order line, in sales units, by packaging and maybe business line. */
export interface Minimum {
  readonly packaging: string;
  readonly business?: string;
  readonly quantity: number;
}

/** Everything that makes a demo company one of its industry. What is not here is the same in all of them. */
export interface Industry {
  readonly code: IndustryCode;
  readonly scales: Readonly<Record<Scale['name'], Scale>>;
  readonly headOffice: Named;
  /** What a branch is called, behind its region. */
  readonly branch: readonly [name: string, nameEn: string];
  /** Head office's people by account. */
  readonly people: Readonly<Record<string, string>>;
  readonly plants: readonly PlantPlan[];
  readonly businessLines: readonly [BusinessLine, ...BusinessLine[]];
  readonly units: readonly UnitPlan[];
  /** Texts of the portal that the company words in its own way, by their keys. */
  readonly portalTexts: readonly (readonly [key: string, name: string, nameEn: string])[];
  readonly packagings: readonly Packaging[];
  readonly catalogueOf: (scale: Scale) => Catalogue;
  /** Sales units that lie in stock, and are bought, together. */
  readonly lot: number;
  readonly minimums: readonly Minimum[];
  readonly dealers: DealerWords;
  readonly terminals: TerminalWords;
  readonly channel: ChannelWords;
  readonly promotions: PromotionPlans;
  readonly story: StoryWords;
}

export function businessLineId({ businessLines }: Industry, code: string): number {
  return businessLines.findIndex((line) => line.code === code) + 1;
}

/** Lines that dealers of a tier may deal in. */
export function linesOfTier({ businessLines }: Industry, tier: 1 | 2): readonly BusinessLine[] {
  return businessLines.filter(({ chance }) => chance[tier - 1] !== 0);
}
