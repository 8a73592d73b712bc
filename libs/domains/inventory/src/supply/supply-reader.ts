import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import type { PlanSupply, SkuSupply, StockSupply, SupplyPlace } from './sku-supply';
import { type PlaceTuple, type SupplyQuestion, SupplyRepository } from './supply.repository';

/** What a buyer could get, from stock and from production, and how far away it is. */
@Injectable()
export class SupplyReader {
  constructor(private readonly repository: SupplyRepository) {}

  /** By SKU, in one statement whatever their number. SKUs out of the catalogue are missing. */
  async of(tx: TxCtx, question: SupplyQuestion): Promise<ReadonlyMap<number, SkuSupply>> {
    if (question.skuIds.length === 0) return new Map();
    const { places, skuIds, leads, stock, plans } = await this.repository.of(tx, question);
    const ranks = new Map(places.map(([id], rank) => [id, rank]));
    const nearestLocationId = places[0]?.[0] ?? null;
    const shown = new Map(places.map((place) => [place[0], placeOf(place)]));
    const nothing = { leadDays: null as number | null, onDemand: null as string | null, nearestLocationId };
    const supply = new Map(skuIds.map((skuId) => [skuId, { ...nothing, skuId, stock: [] as StockSupply[], plans: [] as PlanSupply[] }]));
    for (const [skuId, leadDays, onDemand] of leads) Object.assign(supply.get(skuId) ?? {}, { leadDays, onDemand: nearestLocationId === null ? null : onDemand });
    const nearestFirst = [...stock].sort(([, one], [, other]) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0));
    for (const [skuId, locationId, available] of nearestFirst) add(supply.get(skuId)?.stock, shown.get(locationId), { available });
    for (const [skuId, planId, locationId, readyOn, free] of plans) add(supply.get(skuId)?.plans, shown.get(locationId), { planId, readyOn, free });
    return supply;
  }
}

function add<Rest>(list: (SupplyPlace & Rest)[] | undefined, place: SupplyPlace | undefined, rest: Rest): void {
  if (list && place) list.push({ ...place, ...rest });
}

function placeOf([locationId, locationCode, locationName, locationNameEn, days]: PlaceTuple): SupplyPlace {
  return { locationId, locationCode, locationName, locationNameEn, days };
}
