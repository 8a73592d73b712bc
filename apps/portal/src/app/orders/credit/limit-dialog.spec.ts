import { jest } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import { Dialogs } from '@tributary/ui';
import { openDialog } from '../../testing/dialog-testing';
import { LimitDialog } from './limit-dialog';

const account = (change: object = {}) => ({
  side: 'seller', party: { id: 11, kind: 'dealer', code: 'D11', name: '津海', nameEn: null, tier: 1 }, limit: '1000.00', used: '600.00', available: '400.00', reserved: '600.00', delivered: '0.00', ...change,
});

describe('LimitDialog', () => {
  const open = async (data = account()) => {
    const dialog = await openDialog(LimitDialog, data);
    const save = async () => {
      dialog.page.querySelector('form')?.dispatchEvent(new Event('submit'));
      await dialog.refresh();
    };
    const alerts = () => [...dialog.page.querySelectorAll('[role=alert]')].map((alert) => alert.textContent?.trim());
    const asked = (answer: { reason: string } | undefined) => jest.spyOn(TestBed.inject(Dialogs), 'confirm').mockResolvedValue(answer);
    const sent = () => dialog.server.expectOne('/api/credit-accounts/11/limit');
    return { ...dialog, save, alerts, asked, sent };
  };

  it('wants another amount and a reason, and says so at the fields', async () => {
    const { server, save, alerts, type } = await open();
    await save();
    expect(alerts()).toEqual(['与现额度相同', '请写明原因']);
    await type('#limit-amount', '12,3x');
    expect(alerts()).toEqual(['请填写金额，最多两位小数', '请写明原因']);
    server.expectNone('/api/credit-accounts/11/limit');
  });

  it('raises a limit at once', async () => {
    const { page, answers, save, asked, sent, refresh, type } = await open();
    const confirm = asked({ reason: '' });
    await type('#limit-amount', '2,000');
    expect(page.textContent).toContain('调整后可用 ¥1,400.00');
    await type('#limit-reason', '旺季');
    await save();
    const request = sent();
    expect([request.request.body, confirm.mock.calls]).toEqual([{ limit: '2000', reason: '旺季' }, []]);
    request.flush({ id: 11 });
    await refresh();
    expect(answers).toEqual([{ id: 11 }]);
  });

  it('asks twice before the limit falls below what is used', async () => {
    const { server, save, asked, sent, alerts, type } = await open();
    const confirm = asked(undefined);
    await type('#limit-amount', '500');
    await type('#limit-reason', '逾期');
    expect(alerts()[0]).toContain('新额度低于已用金额 ¥100.00');
    await save();
    expect(confirm.mock.calls[0]?.[0]).toMatchObject({ danger: true, text: expect.stringContaining('¥100.00') });
    server.expectNone('/api/credit-accounts/11/limit');
    asked({ reason: '' });
    await save();
    expect(sent().request.body).toEqual({ limit: '500', reason: '逾期' });
  });

  it('lets a dealer agree no limit at all; head office always sets one', async () => {
    expect((await open()).page.querySelector('input[type=checkbox]')).toBeNull();
    TestBed.resetTestingModule();
    const { page, save, sent, refresh, type } = await open(account({ party: { ...account().party, tier: 2 } }));
    page.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    await refresh();
    expect(page.querySelector('#limit-amount')).toBeNull();
    await type('#limit-reason', '改为现结');
    await save();
    expect(sent().request.body).toEqual({ limit: null, reason: '改为现结' });
  });
});
