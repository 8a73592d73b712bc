import type { AddLineDto, ApproveOrderDto, ChangeLineDto, ChangeOrderDto, OfferDto, OrderDto, OrderLineDto } from '@tributary/api-client';
import { addDecimals, compareDecimals, isZero } from '@tributary/ui';
import { sourceKey, sourceOf } from '../entry/line-source';

/** What somebody wants of a line that is there; what is absent stays. */
export interface LineWish {
  readonly quantity?: string;
  /** See `sourceKey`. */
  readonly source?: string;
}

/** A line that somebody wants on top. */
export interface LineToAdd extends Pick<OfferDto, 'skuId' | 'code' | 'name' | 'nameEn' | 'packMultiple'> {
  readonly unit: string;
  readonly quantity: string;
  readonly source: string;
}

/** A change that is not sent yet. */
export interface ChangeDraft {
  readonly lines: Readonly<Record<number, LineWish>>;
  readonly added: readonly LineToAdd[];
  readonly purchaseOrderNumber: string;
  readonly note: string;
  /** '' or a day. */
  readonly requestedOn: string;
  readonly reason: string;
}

export function draftOf({ purchaseOrderNumber, note, requestedOn }: OrderDto): ChangeDraft {
  return { lines: {}, added: [], purchaseOrderNumber: purchaseOrderNumber ?? '', note: note ?? '', requestedOn: requestedOn ?? '', reason: '' };
}

/** What stands of a line: what was confirmed, else what was ordered. */
export function standing({ confirmedQuantity, quantity }: OrderLineDto): string {
  return confirmedQuantity ?? quantity;
}

/** Where a line comes from now. */
export function presentSource(line: OrderLineDto): string {
  return sourceKey(line);
}

export function wishedQuantity(draft: ChangeDraft, line: OrderLineDto): string {
  return draft.lines[line.id]?.quantity ?? standing(line);
}

export function wishedSource(draft: ChangeDraft, line: OrderLineDto): string {
  return draft.lines[line.id]?.source ?? presentSource(line);
}

export function withWish(draft: ChangeDraft, line: OrderLineDto, wish: LineWish): ChangeDraft {
  return { ...draft, lines: { ...draft.lines, [line.id]: { ...draft.lines[line.id], ...wish } } };
}

/** One pack more of the product: on the line that has it, else on a new one. */
export function withProduct(draft: ChangeDraft, order: OrderDto, { skuId, code, name, nameEn, salesUnit: unit, packMultiple, minimumQuantity }: OfferDto): ChangeDraft {
  const line = order.lines.find((candidate) => candidate.skuId === skuId && candidate.unit === unit && !candidate.gift);
  const least = compareDecimals(minimumQuantity, packMultiple) > 0 ? minimumQuantity : packMultiple;
  if (line) {
    const now = wishedQuantity(draft, line);
    return withWish(draft, line, { quantity: isZero(now) ? least : addDecimals(now, packMultiple) });
  }
  const place = draft.added.findIndex((candidate) => candidate.skuId === skuId);
  const twin = draft.added[place];
  if (twin) return withAdded(draft, place, { quantity: addDecimals(twin.quantity, packMultiple) });
  return { ...draft, added: [...draft.added, { skuId, code, name, nameEn, packMultiple, unit, quantity: least, source: '' }] };
}

export function withAdded(draft: ChangeDraft, place: number, change: Partial<LineToAdd>): ChangeDraft {
  return { ...draft, added: draft.added.map((line, index) => (index === place ? { ...line, ...change } : line)) };
}

export function withoutAdded(draft: ChangeDraft, place: number): ChangeDraft {
  return { ...draft, added: draft.added.filter((_, index) => index !== place) };
}

/** What goes to the API, without the reason; null where nothing differs. */
export function changeOf(order: OrderDto, draft: ChangeDraft): ChangeOrderDto | null {
  const lines = order.lines.flatMap((line) => lineChange(draft, line));
  const added = draft.added.filter(({ quantity }) => !isZero(quantity)).map(({ skuId, unit, quantity, source }): AddLineDto => ({ skuId, unit, quantity, ...sourceOf(source) }));
  const words = {
    ...(draft.purchaseOrderNumber.trim() === (order.purchaseOrderNumber ?? '') ? {} : { purchaseOrderNumber: draft.purchaseOrderNumber.trim() }),
    ...(draft.note.trim() === (order.note ?? '') ? {} : { note: draft.note.trim() }),
    ...(draft.requestedOn === (order.requestedOn ?? '') ? {} : { requestedOn: draft.requestedOn || null }),
  };
  if (lines.length + added.length + Object.keys(words).length === 0) return null;
  return { version: order.version, ...(lines.length ? { lines } : {}), ...(added.length ? { added } : {}), ...words };
}

function lineChange(draft: ChangeDraft, line: OrderLineDto): ChangeLineDto[] {
  const [quantity, source] = [wishedQuantity(draft, line), wishedSource(draft, line)];
  const requantified = compareDecimals(quantity, standing(line)) !== 0;
  const moved = !isZero(quantity) && source !== presentSource(line);
  if (!requantified && !moved) return [];
  return [{ lineId: line.id, ...(requantified ? { quantity } : {}), ...(moved ? sourceOf(source) : {}) }];
}

/** What the seller offers instead; null where it cuts nothing. */
export function offerOf(order: OrderDto, draft: ChangeDraft): ApproveOrderDto | null {
  const lines = order.lines.flatMap((line) => {
    const quantity = wishedQuantity(draft, line);
    return compareDecimals(quantity, standing(line)) === 0 ? [] : [{ lineId: line.id, quantity }];
  });
  return lines.length === 0 ? null : { version: order.version, lines };
}
