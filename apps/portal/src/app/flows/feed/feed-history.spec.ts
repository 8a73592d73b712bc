import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { portalTesting, settle } from '../../testing/portal-testing';
import { FeedHistory } from './feed-history';

describe('FeedHistory', () => {
  it('says what each field was and is, in words; what is written in steps only that it was written anew', async () => {
    TestBed.configureTestingModule({ providers: portalTesting() });
    const fixture = TestBed.createComponent(FeedHistory);
    fixture.componentRef.setInput('feedId', 5);
    fixture.detectChanges();
    const detail = { security: [null, 'explicit'], folder: ['/a', '/b'], recipe: [{ version: 1 }, { version: 1, login: [] }], senders: [['a@x.com'], ['a@x.com', '@y.com']] };
    TestBed.inject(HttpTestingController)
      .expectOne(({ url }) => url === '/api/feeds/5/changes')
      .flush({ items: [{ id: 1, at: '2026-03-01T00:00:00Z', actorName: '小唐', action: 'change', detail }], nextCursor: null });
    await settle();
    fixture.detectChanges();
    const text = (fixture.nativeElement as HTMLElement).textContent ?? '';
    for (const line of ['加密: – → 显式 TLS', '目录: /a → /b', '读取步骤: 已改写', '发件人: a@x.com → a@x.com,@y.com']) expect(text).toContain(line);
  });
});
