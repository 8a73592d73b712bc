import type { LocalDate } from '@tributary/kernel';
import type { PriceListKind } from '../price/price';

/** Who sets a list's prices: the actor's organisation, head office for every first-tier dealer, or another dealer. */
export type PriceListSource = 'own' | 'recommended' | 'dealers';

export interface PriceListParty {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
}

/** A permission group through which the list may be used, and to whom it is granted. */
export interface PriceListGroup {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly tiers: readonly number[];
  readonly organisationCount: number;
  readonly userCount: number;
}

export interface PriceList {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly kind: PriceListKind;
  readonly contractNumber: string | null;
  /** Of a contract: the dealer that it was made with; null where its name is out of sight, too. */
  readonly buyer: PriceListParty | null;
  /** Null: recommended by head office to every first-tier dealer. */
  readonly seller: PriceListParty | null;
  readonly tier: 1 | 2;
  readonly priority: number;
  readonly validFrom: LocalDate;
  /** Last day; null: until further notice. */
  readonly validTo: LocalDate | null;
  readonly version: number;
  /** Whether the actor may change it: its own list, and for head office a recommended one. */
  readonly own: boolean;
  /** SKUs with a price on the day asked for, or later. */
  readonly skuCount: number;
  /** Head office only. */
  readonly groups: readonly PriceListGroup[];
}

/** What may be changed of a list. */
export interface PriceListDetails {
  readonly name: string;
  readonly nameEn: string;
  readonly priority: number;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly contractNumber: string | null;
}

export interface PriceListDraft extends PriceListDetails {
  readonly code: string;
  readonly kind: PriceListKind;
  readonly buyerId: number | null;
  /** Null: recommended. */
  readonly sellerId: number | null;
  readonly tier: 1 | 2;
}
