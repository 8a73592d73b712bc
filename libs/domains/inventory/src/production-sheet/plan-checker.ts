import { Injectable } from '@nestjs/common';
import { compact, decimal, type DomainError, errorMessage, shanghaiToday } from '@tributary/kernel';
import { Clock, type TxCtx, userOf } from '@tributary/platform';
import type { SmallTable } from '@tributary/sheets';
import { inventoryErrors } from '../inventory.errors';
import type { StockLocation } from '../location/stock-location.repository';
import { StockLocations } from '../location/stock-locations';
import { readPlanRows, type ReadPlanRow } from './plan-row';
import { type KnownPlan, type KnownSku, PlanSheetRepository } from './plan-sheet.repository';

export const PLAN_VERDICTS = ['new', 'changed', 'unchanged', 'refused'] as const;

/** One row of an uploaded workbook, measured against the plans as they are. */
export interface CheckedPlanRow {
  readonly sheet: string;
  readonly rowNo: number;
  readonly verdict: (typeof PLAN_VERDICTS)[number];
  readonly code: string;
  readonly skuId: number | null;
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly unit: string | null;
  readonly locationId: number | null;
  readonly location: string;
  readonly readyOn: string | null;
  readonly planned: string | null;
  /** As it is; null: there is no such plan. */
  readonly plannedBefore: string | null;
  readonly note: string;
  readonly reason: string | null;
}

interface Measure {
  readonly today: string;
  readonly skus: ReadonlyMap<string, KnownSku>;
  readonly locations: readonly StockLocation[];
  readonly plans: ReadonlyMap<string, KnownPlan>;
  readonly met: Set<string>;
}

/** What one day of one SKU at one location is known by. */
export const planKey = ({ skuId, locationId, readyOn }: Pick<KnownPlan, 'skuId' | 'locationId' | 'readyOn'>): string => `${skuId}@${locationId} ${readyOn}`;

/** Says of each row of a workbook what it would change, and changes nothing: three statements, whatever the number of rows. */
@Injectable()
export class PlanChecker {
  constructor(
    private readonly repository: PlanSheetRepository,
    private readonly locations: StockLocations,
    private readonly clock: Clock,
  ) {}

  /** @throws inventory.header-missing */
  async check(tx: TxCtx, { sheets }: SmallTable): Promise<CheckedPlanRow[]> {
    const rows = readPlanRows(sheets);
    const ownerId = userOf(tx).organisationId;
    const skus = await this.repository.skus(tx, rows.map(({ code }) => code));
    const locations = await this.locations.ofOwner(tx, ownerId);
    const plans = await this.repository.plans(tx, ownerId, [...skus.values()].map(({ id }) => id));
    const measure = { today: shanghaiToday(this.clock.now()), skus, locations, plans: new Map(plans.map((plan) => [planKey(plan), plan])), met: new Set<string>() };
    return rows.map((row) => checkRow(tx, row, measure));
  }
}

function checkRow(tx: TxCtx, row: ReadPlanRow, measure: Measure): CheckedPlanRow {
  const { sheet, rowNo, code, location } = row;
  const nothing = { skuId: null, name: null, nameEn: null, unit: null, locationId: null, readyOn: null, planned: null, plannedBefore: null, note: '' };
  const bare = { ...nothing, sheet, rowNo, code, location };
  if ('refusal' in row) return refused(tx, bare, row.refusal);
  const { readyOn, planned, note } = row;
  const sku = measure.skus.get(code.toUpperCase());
  const read = { ...bare, readyOn, planned, note };
  if (!sku) return refused(tx, read, inventoryErrors.skuUnknown({ sku: code }));
  const named = { ...read, code: sku.code, skuId: sku.id, name: sku.name, nameEn: sku.nameEn || null, unit: sku.unit };
  const place = placeOf(location, measure.locations);
  if (!place) return refused(tx, named, inventoryErrors.locationUnknown({ location: location || '–' }));
  return judge(tx, { ...named, locationId: place.id, location: place.name, skuId: sku.id, readyOn, planned }, measure);
}

type CompleteRow = Omit<CheckedPlanRow, 'verdict' | 'reason'> & { readonly skuId: number; readonly locationId: number; readonly readyOn: string; readonly planned: string };

function judge(tx: TxCtx, row: CompleteRow, { plans, met, today }: Measure): CheckedPlanRow {
  const key = planKey(row);
  const plan = plans.get(key);
  const measured = { ...row, plannedBefore: plan?.planned ?? null };
  if (met.has(key)) return refused(tx, measured, inventoryErrors.rowTwice());
  met.add(key);
  const refusal = refusalOf(row, plan, today);
  if (refusal) return refused(tx, measured, refusal);
  const verdict = !plan ? 'new' : decimal(plan.planned).equals(row.planned) ? 'unchanged' : 'changed';
  return { ...measured, verdict, reason: null };
}

function refusalOf({ readyOn, planned }: CompleteRow, plan: KnownPlan | undefined, today: string): DomainError | undefined {
  if (!plan) return readyOn < today ? inventoryErrors.planInPast({ day: readyOn }) : undefined;
  if (decimal(plan.planned).equals(planned)) return undefined;
  if (plan.origin === 'demand') return inventoryErrors.planOnDemand();
  if (plan.status === 'closed') return inventoryErrors.planClosed();
  return decimal(planned).lt(plan.bound) ? inventoryErrors.planBelowBound({ planned, bound: plan.bound }) : undefined;
}

/** By code or name; where nothing is written, the only one there is. */
function placeOf(written: string, locations: readonly StockLocation[]): StockLocation | undefined {
  if (written === '') return locations.length === 1 ? locations[0] : undefined;
  return locations.find(({ code, name, nameEn }) => [code, name, nameEn].some((known) => compact(known) === compact(written)));
}

function refused(tx: TxCtx, row: Omit<CheckedPlanRow, 'verdict' | 'reason'>, { code, params }: DomainError): CheckedPlanRow {
  return { ...row, verdict: 'refused', reason: errorMessage(code, tx.locale, params) };
}
