import { type Unit, UnitWords } from '@tributary/catalogue';
import { compact, type Locale } from '@tributary/kernel';

/** Longer texts are no words for units. */
const LONGEST_WORD = 20;
/** Stands for whatever a SKU is sold by. */
const PIECE = ' piece';

/** Words of dealers for "one of what it is sold by", whatever that is. */
const PIECES = new Set(['件', '提', '包', '套', '组', 'pkg', 'package', 'pack', 'pk', 'cs'].map(compact));
/** Further words for a bottle, where the SKU comes in bottles. */
const BOTTLES = new Set(['罐', '听', '支', '盒', 'can', 'tin', 'pcs', 'pc', 'ea', '个', '只'].map(compact));

/** What of a SKU has to be known to understand a unit. */
export interface SoldSku {
  readonly salesUnit: string;
  readonly units: readonly { readonly unit: string }[];
}

/** The words for units in order sheets, which know more than master data does. */
export class OrderUnitWords {
  private readonly words: UnitWords;
  /** A sheet says few words for units, and says them often. */
  private readonly known = new Map<string, string | undefined>();

  constructor(private readonly units: readonly Unit[]) {
    this.words = new UnitWords(units);
  }

  isUnit(word: string): boolean {
    return this.meaning(word) !== undefined;
  }

  /** What a unit is called. */
  nameOf(code: string, locale: Locale): string {
    const unit = this.units.find((known) => known.code === code);
    return (locale === 'en-US' ? unit?.nameEn : unit?.name) ?? code;
  }

  /** The unit of the SKU that a word means; nothing said means the sales unit. Undefined: a unit, but none of this SKU, or no unit at all. */
  unitOf(word: string, sku: SoldSku): string | undefined {
    if (word.trim() === '') return sku.salesUnit;
    const meaning = this.meaning(word);
    return meaning === PIECE ? sku.salesUnit : sku.units.find(({ unit }) => unit === meaning)?.unit;
  }

  /** A code of a unit, PIECE, or nothing. */
  private meaning(word: string): string | undefined {
    if (word.length > LONGEST_WORD) return undefined;
    if (!this.known.has(word)) this.known.set(word, this.look(compact(word)));
    return this.known.get(word);
  }

  private look(key: string): string | undefined {
    if (PIECES.has(key)) return PIECE;
    return BOTTLES.has(key) ? 'bottle' : this.words.code(key);
  }
}
