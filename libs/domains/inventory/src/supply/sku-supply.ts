/** Where goods are or will be, as seen by one buyer; `days` on the road to the buyer, null where nobody said. */
export interface SupplyPlace {
  readonly locationId: number;
  readonly locationCode: string;
  readonly locationName: string;
  readonly locationNameEn: string;
  readonly days: number | null;
}

/** What lies at a location and can be sold, in base units, greater than zero. */
export interface StockSupply extends SupplyPlace {
  readonly available: string;
}

/** What can be promised of a plan, in base units, greater than zero. */
export interface PlanSupply extends SupplyPlace {
  readonly planId: number;
  readonly readyOn: string;
  readonly free: string;
}

/** Everything that one buyer could get of one SKU from one owner, within the buyer's scope. */
export interface SkuSupply {
  readonly skuId: number;
  /** The location nearest to the buyer, whether it has some or not; null where the buyer sees none. */
  readonly nearestLocationId: number | null;
  /** The nearest first. */
  readonly stock: readonly StockSupply[];
  /** The earliest first. */
  readonly plans: readonly PlanSupply[];
  /** Days from a wish to goods that can leave, where nothing is planned yet; null where nobody said, or where the owner makes nothing. */
  readonly leadDays: number | null;
  /** How much of it can be asked for on that day at the nearest location without a planner, in base units; null: nothing. */
  readonly onDemand: string | null;
}
