import { Injectable } from '@nestjs/common';
import { type Sku, Skus, UnitRepository } from '@tributary/catalogue';
import { decimal } from '@tributary/kernel';
import { sqlOne, type TxCtx } from '@tributary/platform';
import { flowsErrors } from '../flows.errors';
import { rowFaults } from '../flows.faults';
import type { UnitMeaning } from './cause-decision.repository';
import type { FlowCauseRow } from './flow-cause.repository';

const LARGEST = 1_000_000;

/** What the word of a cause may mean. */
@Injectable()
export class UnitMeanings {
  constructor(
    private readonly skus: Skus,
    private readonly units: UnitRepository,
  ) {}

  /** Units to choose from: those of the SKU where the cause is about one, else all that we know. */
  async offered(tx: TxCtx, cause: FlowCauseRow): Promise<{ readonly units: readonly string[]; readonly baseUnit: string | null }> {
    if (cause.code === rowFaults.unitUnknown.code) return { units: (await this.units.all(tx)).map(({ code }) => code), baseUnit: null };
    const sku = await this.skuOf(tx, cause);
    return { units: sku?.units.map(({ unit }) => unit) ?? [], baseUnit: sku?.baseUnit ?? null };
  }

  /** @throws flows.answer-unfit for what is none of these */
  async of(tx: TxCtx, cause: FlowCauseRow, { unit, baseQuantity }: { readonly unit?: string | undefined; readonly baseQuantity?: string | undefined }): Promise<UnitMeaning> {
    const sku = await this.skuOf(tx, cause);
    if (unit !== undefined) {
      if (!(await this.offered(tx, cause)).units.includes(unit)) throw flowsErrors.answerUnfit();
      return { unit, skuId: sku?.id ?? null };
    }
    if (!sku || baseQuantity === undefined || !isRatio(baseQuantity)) throw flowsErrors.answerUnfit();
    return { baseQuantity, skuId: sku.id };
  }

  private async skuOf(tx: TxCtx, { code, example }: FlowCauseRow): Promise<Sku | undefined> {
    if (code === rowFaults.unitUnknown.code) return undefined;
    const row = await sqlOne<{ id: number }>(tx, 'SELECT id FROM sku WHERE code = $1', [String(example['sku'] ?? '')]);
    return row && (await this.skus.byIds(tx, [row.id])).get(row.id);
  }
}

const isRatio = (text: string): boolean => /^\d{1,7}(\.\d{1,6})?$/.test(text) && decimal(text).gt(0) && decimal(text).lte(LARGEST);
