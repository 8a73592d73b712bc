import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { portalTesting, problemBody, sessionOf, settle, signInAs } from '../../testing/portal-testing';
import { Basket } from './basket';
import { ANYWHERE } from './line-source';

const content = (total: string, lines: { skuId: number; locationId: number | null }[] = []) => ({ orderId: 7, seller: { id: 1 }, lines, total, credit: null, updatedAt: null });
const line = (skuId: number, quantity: string, locationId: number | null = null) => ({ sellerId: 1, skuId, quantity, unit: 'carton', locationId });

describe('Basket', () => {
  let basket: Basket;
  let server: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [...portalTesting(), Basket] });
    basket = TestBed.inject(Basket);
    server = TestBed.inject(HttpTestingController);
    const loaded = basket.load(1);
    server.expectOne('/api/basket?sellerId=1').flush(content('0.00'));
    await loaded;
  });
  const sent = (): TestRequest => server.expectOne('/api/basket/lines');

  it('sends one change after the other, so that the last answer is the last state', async () => {
    void basket.put(line(5, '10'));
    void basket.put(line(6, '20'));
    const first = sent();
    expect(first.request.body.skuId).toBe(5);
    first.flush(content('10.00'));
    await settle();
    sent().flush(content('30.00'));
    await settle();
    expect(basket.value()?.total).toBe('30.00');
    expect(basket.saving()).toBe(false);
  });

  it('sends only the newest wish for a line that is still waiting', async () => {
    void basket.put(line(5, '1'));
    void basket.put(line(6, '1'));
    void basket.put(line(6, '2'));
    sent().flush(content('1.00'));
    await settle();
    const second = sent();
    expect(second.request.body.quantity).toBe('2');
    second.flush(content('3.00'));
    await settle();
    server.verify();
  });

  it('takes a price that was asked for along when the quantity changes before the answer came', async () => {
    void basket.put(line(6, '1'));
    void basket.put({ ...line(5, '1'), requestedPrice: '94' });
    void basket.put(line(5, '3'));
    sent().flush(content('1.00'));
    await settle();
    const second = sent();
    expect(second.request.body).toMatchObject({ quantity: '3', requestedPrice: '94' });
    second.flush(content('3.00'));
    await settle();
    void basket.put(line(5, '4'));
    expect('requestedPrice' in sent().request.body).toBe(false);
  });

  it('keeps lines of one SKU at two locations apart', async () => {
    void basket.put(line(5, '1', 1));
    void basket.put(line(5, '2', 2));
    sent().flush(content('1.00', [{ skuId: 5, locationId: 1 }]));
    await settle();
    const second = sent();
    expect(second.request.body.locationId).toBe(2);
    second.flush(content('3.00', [{ skuId: 5, locationId: 1 }, { skuId: 5, locationId: 2 }]));
    await settle();
    expect(basket.linesOf(5)).toHaveLength(2);
  });

  it('keeps lines of one SKU in two units apart, also while neither is acknowledged', async () => {
    void basket.put(line(6, '1'));
    void basket.put(line(5, '2'));
    void basket.put({ ...line(5, '3'), unit: 'bottle' });
    const bodies: unknown[] = [];
    for (let change = 0; change < 3; change += 1) {
      const request = sent();
      bodies.push([request.request.body.quantity, request.request.body.unit]);
      request.flush(content('1.00'));
      await settle();
    }
    expect(bodies).toEqual([['1', 'carton'], ['2', 'carton'], ['3', 'bottle']]);
    server.verify();
  });

  it('holds changes back while no answer comes, and repeats them under the same key', async () => {
    void basket.put(line(5, '10'));
    const lost = sent();
    lost.error(new ProgressEvent('error'));
    await settle();
    expect(basket.unsent()).toBe(1);
    void basket.put(line(6, '1'));
    server.expectNone('/api/basket/lines');
    expect(basket.unsent()).toBe(2);
    void basket.retry();
    const again = sent();
    expect(again.request.headers.get('Idempotency-Key')).toBe(lost.request.headers.get('Idempotency-Key'));
    again.flush(content('10.00'));
    await settle();
    sent().flush(content('11.00'));
    await settle();
    expect(basket.unsent()).toBe(0);
    expect(basket.value()?.total).toBe('11.00');
  });

  it('sends what waits as soon as the connection is back', async () => {
    void basket.put(line(5, '10'));
    sent().error(new ProgressEvent('error'));
    await settle();
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    dispatchEvent(new Event('offline'));
    TestBed.tick();
    server.expectNone('/api/basket/lines');
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: true });
    dispatchEvent(new Event('online'));
    TestBed.tick();
    sent().flush(content('10.00'));
    await settle();
    expect(basket.unsent()).toBe(0);
  });

  it('says beside the product why a change was refused, until the next try', async () => {
    void basket.put(line(5, '10'));
    sent().flush(problemBody(), { status: 409, statusText: '' });
    await settle();
    expect(basket.refused().get(5)).toBe('库存不足');
    expect(basket.unsent()).toBe(0);
    void basket.put(line(5, '5'));
    expect(basket.refused().has(5)).toBe(false);
    sent().flush(content('5.00'));
    await settle();
  });

  describe('over a reload in the middle of an outage', () => {
    /** A fresh page of the same person on the same device. */
    const reload = async () => {
      TestBed.resetTestingModule();
      TestBed.configureTestingModule({ providers: [...portalTesting(), Basket] });
      server = TestBed.inject(HttpTestingController);
      await signInAs(sessionOf());
      basket = TestBed.inject(Basket);
      return basket.load(1);
    };
    const answer = () => server.expectOne('/api/basket?sellerId=1').flush(content('0.00'));

    beforeEach(async () => {
      localStorage.clear();
      const loaded = reload();
      await settle();
      answer();
      await loaded;
    });

    it('keeps everything that was typed, and sends it once, under the same keys', async () => {
      void basket.put(line(5, '10'));
      const lost = sent();
      lost.error(new ProgressEvent('error'));
      await settle();
      void basket.put(line(6, '7'));
      const loaded = reload();
      await settle();
      expect([basket.wishOf(5, 'carton', ANYWHERE), basket.wishOf(6, 'carton', ANYWHERE)]).toEqual(['10', '7']);
      answer();
      await settle();
      const again = sent();
      expect(again.request.headers.get('Idempotency-Key')).toBe(lost.request.headers.get('Idempotency-Key'));
      again.flush(content('10.00'));
      await settle();
      const second = sent();
      expect(second.request.body).toEqual(line(6, '7'));
      second.flush(content('17.00'));
      await loaded;
      expect(basket.value()?.total).toBe('17.00');
      expect(localStorage.getItem('tributary.basket.3.1')).toBeNull();
    });

    it('shows it as not saved yet where the draft cannot be read either, and sends it with the next try', async () => {
      void basket.put(line(5, '10'));
      sent().error(new ProgressEvent('error'));
      await settle();
      const loaded = reload().catch(() => 'failed');
      await settle();
      server.expectOne('/api/basket?sellerId=1').error(new ProgressEvent('error'));
      expect(await loaded).toBe('failed');
      expect(basket.unsent()).toBe(1);
      void basket.retry();
      answer();
      await settle();
      sent().flush(content('10.00'));
      await settle();
      expect([basket.unsent(), basket.value()?.total]).toEqual([0, '10.00']);
    });
  });
});
