import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { DeskOrderDto } from '@tributary/api-client';
import { portalTesting, problemBody, settle } from '../../testing/portal-testing';
import { DeskBulk } from './desk-bulk';

const order = (id: number, work: DeskOrderDto['work'] = 'decide') => ({ id, work, version: 7 }) as DeskOrderDto;

describe('DeskBulk', () => {
  function setUp() {
    TestBed.configureTestingModule({ providers: [...portalTesting(), DeskBulk] });
    return { bulk: TestBed.inject(DeskBulk), server: TestBed.inject(HttpTestingController) };
  }

  it('takes only the orders for which an action makes sense', () => {
    const orders = [order(1), order(2, 'release'), order(3, 'accept'), order(4, 'allocate')];
    expect(DeskBulk.fitting('approve', orders).map(({ id }) => id)).toEqual([1]);
    expect(DeskBulk.fitting('release', orders).map(({ id }) => id)).toEqual([2, 4]);
  });

  it('asks for each order by itself, each under a key of its own, and keeps every answer', async () => {
    const { bulk, server } = setUp();
    const run = bulk.run('approve', [1, 2, 3, 4].map((id) => order(id)));
    const keys = new Set<string | null>();
    for (const id of [1, 2, 3]) {
      const call = server.expectOne(`/api/orders/${id}/approve`);
      keys.add(call.request.headers.get('Idempotency-Key'));
      expect(call.request.body).toEqual({ version: 7 });
      if (id === 2) call.flush(problemBody({ detail: '状态已变更' }), { status: 409, statusText: '' });
      else call.flush({});
      await settle();
    }
    server.expectOne('/api/orders/4/approve').flush({});
    await run;
    expect(keys.size).toBe(3);
    expect([bulk.total(), bulk.answers().length, bulk.running()]).toEqual([4, 4, false]);
    expect(bulk.failures().map((each) => [each.order.id, each.message])).toEqual([[2, '状态已变更']]);
  });

  it('stops before the next order, never in the middle of one', async () => {
    const { bulk, server } = setUp();
    const run = bulk.run('release', [1, 2, 3, 4, 5].map((id) => order(id, 'release')));
    bulk.stop();
    for (const id of [1, 2, 3]) server.expectOne(`/api/orders/${id}/release`).flush({});
    await run;
    server.verify();
    expect(bulk.answers()).toHaveLength(3);
  });
});
