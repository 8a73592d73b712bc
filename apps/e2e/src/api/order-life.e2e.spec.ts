import type { Http } from '../harness/http';
import { startWorld, type World } from '../harness/world';

interface Named { readonly id: number; readonly name: string }
interface Offer {
  readonly skuId: number; readonly code: string; readonly salesUnit: string; readonly packMultiple: string; readonly available: string;
  readonly price: { readonly amount: string } | null; readonly locations: readonly { readonly locationId: number; readonly available: string }[];
}
interface Order {
  readonly id: number; readonly number: string; readonly state: string; readonly version: number; readonly tier: number; readonly total: string; readonly availableActions: readonly string[];
  readonly lines: readonly { readonly id: number; readonly skuId: number; readonly quantity: string; readonly confirmedQuantity: string | null; readonly shippedQuantity: string; readonly receivedQuantity: string }[];
  readonly events: readonly { readonly name: string; readonly actorName: string; readonly at: string; readonly reason: string }[];
  readonly shipments: readonly { readonly id: number; readonly vehicleNumber: string }[];
}
interface Shipment {
  readonly id: number; readonly state: string; readonly deliveryNoteNumber: string; readonly vehicleNumber: string; readonly driverName: string;
  readonly driverPhone: string; readonly expectedArrivalAt: string; readonly lines: readonly { readonly id: number; readonly quantity: string }[];
}
interface Page<T> { readonly items: readonly T[] }

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());

const supplierOf = async (buyer: Http): Promise<Named> => (await buyer.get<Page<Named> | Named[]>('/api/suppliers').then((r) => ('items' in r ? r.items : r)))[0] as Named;
/** An offer with a price and stock enough for ten packs. */
const goodOffer = async (buyer: Http, sellerId: number): Promise<Offer> => {
  const { items } = await buyer.get<Page<Offer>>(`/api/offers?sellerId=${sellerId}&inStock=true&limit=100`);
  const offer = items.find((candidate) => candidate.price && Number(candidate.available) >= 10 * Number(candidate.packMultiple));
  if (!offer) throw new Error('no offer with price and stock');
  return offer;
};
const fillBasket = (buyer: Http, sellerId: number, offer: Offer, packs: number) =>
  buyer.put('/api/basket/lines', { sellerId, skuId: offer.skuId, quantity: String(packs * Number(offer.packMultiple)), unit: offer.salesUnit });
const availableNow = async (buyer: Http, sellerId: number, code: string): Promise<number> =>
  Number((await buyer.get<Page<Offer>>(`/api/offers?sellerId=${sellerId}&search=${encodeURIComponent(code)}`)).items.find((offer) => offer.code === code)?.available);

describe('an order of a first-tier dealer to head office', () => {
  it('is found, priced, submitted, approved, shipped with its vehicle, seen by the buyer and received', async () => {
    const [buyer, desk, logistics] = [await world.signIn('buyer1'), await world.signIn('desk'), await world.signIn('logistics')];
    const seller = await supplierOf(buyer);
    const offer = await goodOffer(buyer, seller.id);
    const before = await availableNow(buyer, seller.id, offer.code);
    await fillBasket(buyer, seller.id, offer, 4);
    const submitted = await buyer.post<Order>('/api/basket/submit', { sellerId: seller.id, purchaseOrderNumber: 'PO-E2E-1' });
    expect(submitted.tier).toBe(1);
    expect(await availableNow(buyer, seller.id, offer.code)).toBe(before - 4 * Number(offer.packMultiple));

    // whether somebody must approve it is a matter of head office's rules
    if (submitted.state === 'submitted') await desk.post<Order>(`/api/orders/${submitted.id}/approve`);
    expect((await buyer.get<Order>(`/api/orders/${submitted.id}`)).state).toBe('allocated');
    const shipment = await logistics.post<Shipment>('/api/shipments', {
      orderId: submitted.id, vehicleNumber: '沪A12345', driverName: '王师傅', driverPhone: '13800138000',
      departureAt: '2026-11-22T08:00:00+08:00', expectedArrivalAt: '2026-11-23T18:00:00+08:00',
    });

    const seen = await buyer.get<Shipment>(`/api/shipments/${shipment.id}`);
    expect(seen).toMatchObject({ vehicleNumber: '沪A12345', driverName: '王师傅', driverPhone: '13800138000' });
    expect(new Date(seen.expectedArrivalAt).toISOString()).toBe('2026-11-23T10:00:00.000Z');
    await buyer.post(`/api/shipments/${shipment.id}/receipt`, { lines: seen.lines.map((line) => ({ shipmentLineId: line.id, receivedQuantity: line.quantity })) });
    const closed = await buyer.get<Order>(`/api/orders/${submitted.id}`);
    expect(closed.state).toBe('closed');
    expect(closed.events.map((event) => event.name)).toEqual(expect.arrayContaining(['submit', 'approve', 'ship', 'receive', 'close']));
    expect(closed.events.every((event) => event.at)).toBe(true);
    // what follows by itself is nobody's
    expect(closed.events.filter((event) => !event.actorName).map((event) => event.name)).toEqual(['approve', 'allocate']);
    const { items: stock } = await buyer.get<Page<{ skuId: number; onHand: string }>>(`/api/stock?search=${encodeURIComponent(offer.code)}`);
    expect(Number(stock.find((row) => row.skuId === offer.skuId)?.onHand)).toBeGreaterThan(0);
  });

  it('survives a lost reply: the same submission sent again is the same order', async () => {
    const buyer = await world.signIn('buyer1');
    const seller = await supplierOf(buyer);
    const offer = await goodOffer(buyer, seller.id);
    await fillBasket(buyer, seller.id, offer, 1);
    const before = await availableNow(buyer, seller.id, offer.code);
    const submit = () => buyer.call('POST', '/api/basket/submit', { sellerId: seller.id }, { idempotencyKey: 'lost-reply-0001' });
    const replies = await Promise.all([submit(), submit(), submit()]);
    const late = await submit();
    expect(new Set([...replies, late].map((reply) => reply.json<Order>().id)).size).toBe(1);
    expect(await availableNow(buyer, seller.id, offer.code)).toBe(before - Number(offer.packMultiple));
  });
});

describe('an order of a second-tier dealer to its supplier', () => {
  it('comes out of the first tier’s own stock, is cut, delivered with a note, and received with a difference', async () => {
    const [dealer, clerk] = [await world.signIn('dealer2'), await world.signIn('clerk1')];
    const clerkOrganisation = (await clerk.get<{ organisation: Named }>('/api/session')).organisation;
    const offer = await goodOffer(dealer, clerkOrganisation.id);
    await fillBasket(dealer, clerkOrganisation.id, offer, 6);
    const order = await dealer.post<Order>('/api/basket/submit', { sellerId: clerkOrganisation.id });
    expect(order.tier).toBe(2);
    const cut = String(5 * Number(offer.packMultiple));
    const confirmed = await clerk.post<Order>(`/api/orders/${order.id}/approve`, { lines: [{ lineId: order.lines[0]?.id, quantity: cut }], note: '一件缺货' });
    expect(Number(confirmed.lines[0]?.confirmedQuantity)).toBe(Number(cut));
    expect(confirmed.state).toBe('offered');
    expect((await dealer.post<Order>(`/api/orders/${order.id}/accept`, { version: confirmed.version })).state).toBe('allocated');
    const note = await clerk.post<Shipment>('/api/shipments', { orderId: order.id });
    expect(note.deliveryNoteNumber).toBeTruthy();
    const short = String(Number(cut) - 1);
    await dealer.post(`/api/shipments/${note.id}/receipt`, { lines: [{ shipmentLineId: note.lines[0]?.id, receivedQuantity: short, note: '破损一件' }] });
    const closed = await dealer.get<Order>(`/api/orders/${order.id}`);
    expect(closed.state).toBe('closed');
    expect(Number(closed.lines[0]?.receivedQuantity)).toBe(Number(short));
  });

  it('may be refused with a reason that the buyer reads', async () => {
    const [dealer, clerk] = [await world.signIn('dealer2'), await world.signIn('clerk1')];
    const supplier = (await clerk.get<{ organisation: Named }>('/api/session')).organisation;
    const offer = await goodOffer(dealer, supplier.id);
    await fillBasket(dealer, supplier.id, offer, 1);
    const before = await availableNow(dealer, supplier.id, offer.code);
    const order = await dealer.post<Order>('/api/basket/submit', { sellerId: supplier.id });
    await clerk.post(`/api/orders/${order.id}/refuse`, { reason: '车辆检修，下周再订' });
    const refused = await dealer.get<Order>(`/api/orders/${order.id}`);
    expect(refused.state).toBe('refused');
    expect(refused.events.at(-1)?.reason).toBe('车辆检修，下周再订');
    expect(await availableNow(dealer, supplier.id, offer.code)).toBe(before);
  });
});

describe('the API as a program meets it', () => {
  it('describes itself as the committed contract says', async () => {
    const document = (await (await fetch(`${world.url}/api/openapi.json`)).json()) as { openapi: string };
    expect(document.openapi).toMatch(/^3\.1/);
    const { readFileSync } = await import('node:fs');
    expect(document).toEqual(JSON.parse(readFileSync('libs/api-client/openapi.json', 'utf8')));
  });

  it('reports its health and its metrics', async () => {
    const health = (await (await fetch(`${world.url}/api/health`)).json()) as { ready: boolean; parts: { name: string; state: string }[] };
    expect(health.ready).toBe(true);
    expect(health.parts.map((part) => part.name)).toEqual(expect.arrayContaining(['database', 'worker']));
    expect(await (await fetch(`${world.url}/api/metrics`)).text()).toContain('tributary_http_request_seconds_bucket');
  });
});
