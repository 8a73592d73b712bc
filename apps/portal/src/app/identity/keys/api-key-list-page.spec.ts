import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ApiKeyDto } from '@tributary/api-client';
import { openDialog } from '../../testing/dialog-testing';
import { portalTesting, sessionOf, settle, signInAs } from '../../testing/portal-testing';
import { ApiKeyListPage } from './api-key-list-page';
import { ApiKeySecretDialog } from './api-key-secret-dialog';
import { CreateApiKeyDialog } from './create-api-key-dialog';

const key = (id: number, more: Partial<ApiKeyDto> = {}): ApiKeyDto => ({
  id, dealerId: 10, dealerCode: 'D10', dealerName: '津海', name: `系统${id}`, hint: 'trb_Ab12Cd', state: 'active', networks: [], createdAt: '2026-03-01T00:00:00Z', createdBy: '甲', expiresAt: null, lastUsedAt: null, lastUsedFrom: null,
  revokedAt: null, revokedBy: null, ...more,
});

describe('ApiKeyListPage', () => {
  it('offers to end the keys that hold, after asking', async () => {
    TestBed.configureTestingModule({ providers: portalTesting([{ path: '', component: ApiKeyListPage }]) });
    const server = TestBed.inject(HttpTestingController);
    await signInAs(sessionOf({ permissions: ['identity.keys.manage'] }));
    const harness = await RouterTestingHarness.create('/');
    server.expectOne((request) => request.url === '/api/api-keys').flush({ items: [key(2), key(1, { state: 'revoked', revokedBy: '乙', revokedAt: '2026-03-02T00:00:00Z' })], nextCursor: null });
    const refresh = async () => {
      await settle();
      harness.fixture.detectChanges();
    };
    await refresh();
    const page = harness.routeNativeElement as HTMLElement;
    const [button, ...more] = page.querySelectorAll<HTMLButtonElement>('[data-testid="revoke-key"]');
    expect(more).toEqual([]);
    button?.click();
    await refresh();
    server.expectNone('/api/api-keys/2/revoke');
    document.querySelector<HTMLButtonElement>('.tb-dialog [data-testid="confirm-go"]')?.click();
    await refresh();
    server.expectOne('/api/api-keys/2/revoke').flush(key(2, { state: 'revoked' }));
  });
});

describe('CreateApiKeyDialog', () => {
  it('sends addresses one by one, and waits for a name', async () => {
    const { page, server, type, answers, refresh } = await openDialog(CreateApiKeyDialog, { isDealer: true });
    const save = page.querySelector<HTMLButtonElement>('[data-testid="save-key"]');
    expect(save?.disabled).toBe(true);
    await type('#key-name', ' ERP ');
    await type('#key-networks', '203.0.113.7\n10.0.0.0/8，');
    save?.click();
    await refresh();
    const sent = server.expectOne('/api/api-keys');
    expect(sent.request.body).toEqual({ name: 'ERP', networks: ['203.0.113.7', '10.0.0.0/8'] });
    const made = { key: key(3), secret: 'trb_secret' };
    sent.flush(made);
    await refresh();
    expect(answers).toEqual([made]);
  });
});

describe('ApiKeySecretDialog', () => {
  it('shows the secret, but in no command that a history would keep', async () => {
    const { page } = await openDialog(ApiKeySecretDialog, { key: key(3), secret: 'trb_secret' });
    expect(page.querySelector('[data-testid="key-secret"]')?.textContent).toContain('trb_secret');
    expect(page.querySelector('.command')?.textContent).not.toContain('trb_secret');
  });
});
