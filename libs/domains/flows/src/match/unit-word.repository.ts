import { Injectable } from '@nestjs/common';
import { UnitRepository, UnitWords } from '@tributary/catalogue';
import { compact } from '@tributary/kernel';
import { prepared, sql, type TxCtx } from '@tributary/platform';

interface UnitWordRow {
  readonly word: string;
  readonly skuId: number | null;
  readonly unit: string | null;
  readonly baseQuantity: string | null;
  /** Of rows only whose price is that of this unit; null: of all. */
  readonly pricedAs: string | null;
}

/** What a word was decided to mean: one of our units, or so many base units of the SKU. */
export type DecidedUnit = Pick<UnitWordRow, 'unit' | 'baseQuantity'>;

/** What one dealer's words for units were decided to mean. */
export class DealersUnits {
  private readonly words: ReadonlyMap<string, UnitWordRow>;

  constructor(rows: readonly UnitWordRow[] = []) {
    this.words = new Map(rows.map((row) => [`${row.word}|${row.skuId ?? ''}|${row.pricedAs ?? ''}`, row]));
  }

  /** What is said of the SKU before what is said of all; undefined where nobody decided. */
  meaning(word: string, skuId: number): DecidedUnit | undefined {
    return this.words.get(`${compact(word)}|${skuId}|`) ?? this.words.get(`${compact(word)}||`);
  }

  /** The same for rows whose price is that of another unit. */
  meaningAt(pricedAs: string, word: string, skuId: number): DecidedUnit | undefined {
    return this.words.get(`${compact(word)}|${skuId}|${pricedAs}`);
  }
}

/** Words for units in the files of one dealer. */
@Injectable()
export class UnitWordRepository {
  constructor(private readonly units: UnitRepository) {}

  /** What everybody means by them, and what this dealer does. */
  async of(tx: TxCtx, dealerId: number): Promise<{ readonly units: UnitWords; readonly own: DealersUnits }> {
    const rows = await sql<UnitWordRow>(
      tx,
      prepared('SELECT word, sku_id AS "skuId", unit, trim_scale(base_quantity)::text AS "baseQuantity", priced_as AS "pricedAs" FROM flow_unit_word WHERE dealer_id = $1'),
      [dealerId],
    );
    return { units: new UnitWords(await this.units.all(tx)), own: new DealersUnits(rows) };
  }
}
