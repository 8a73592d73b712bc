import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import type { SkuSupply, SupplyPlace } from './sku-supply';
import { type PlaceTuple, type SupplyQuestion, SupplyRepository, type SupplyRow } from './supply.repository';

/** What a buyer could get, from stock and from production, and how far away it is. */
@Injectable()
export class SupplyReader {
  constructor(private readonly repository: SupplyRepository) {}

  /** By SKU, in one statement whatever their number. SKUs out of the catalogue are missing. */
  async of(tx: TxCtx, question: SupplyQuestion): Promise<ReadonlyMap<number, SkuSupply>> {
    if (question.skuIds.length === 0) return new Map();
    const { places, skus } = await this.repository.of(tx, question);
    const byId = new Map(places.map((place, rank) => [place[0], { place: placeOf(place), rank }]));
    return new Map(skus.map((row) => [row.skuId, supplyOf(row, byId, places[0]?.[0] ?? null)]));
  }
}

type Ranked = ReadonlyMap<number, { readonly place: SupplyPlace; readonly rank: number }>;

function supplyOf({ skuId, leadDays, onDemand, stock, plans }: SupplyRow, places: Ranked, nearestLocationId: number | null): SkuSupply {
  const ranked = [...stock].sort(([one], [other]) => (places.get(one)?.rank ?? 0) - (places.get(other)?.rank ?? 0));
  const at = (locationId: number): SupplyPlace[] => [places.get(locationId)?.place ?? []].flat();
  return {
    skuId,
    leadDays,
    onDemand: nearestLocationId === null ? null : onDemand,
    nearestLocationId,
    stock: ranked.flatMap(([locationId, available]) => at(locationId).map((place) => ({ ...place, available }))),
    plans: plans.flatMap(([planId, locationId, readyOn, free]) => at(locationId).map((place) => ({ ...place, planId, readyOn, free }))),
  };
}

function placeOf([locationId, locationCode, locationName, locationNameEn, days]: PlaceTuple): SupplyPlace {
  return { locationId, locationCode, locationName, locationNameEn, days };
}
