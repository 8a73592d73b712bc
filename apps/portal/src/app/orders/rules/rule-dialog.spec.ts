import { jest } from '@jest/globals';
import { addApprovalRule, Api, changeApprovalRule, listBranches, previewApprovalRule } from '@tributary/api-client';
import { Problem } from '../../core/http/problem';
import { openDialog } from '../../testing/dialog-testing';
import { RuleDialog } from './rule-dialog';

const rule = { id: 4, kind: 'below-price', threshold: '5', branchId: 2, active: false, name: '低价', caught: 3, orders: 90, updatedAt: '2026-03-05T06:00:00Z' } as const;

describe('RuleDialog', () => {
  let asked: [unknown, unknown][];
  let refusal: Problem | null;

  /** Answers at once, so that a trial of the rule never holds up the screen. */
  const answer = (call: unknown, params: unknown): Promise<unknown> => {
    asked.push([call, params]);
    if (call === listBranches) return Promise.resolve([{ id: 2, code: 'E', name: '华东', nameEn: 'East' }]);
    if (call === previewApprovalRule) return Promise.resolve({ caught: 3, orders: 90 });
    return refusal ? Promise.reject(refusal) : Promise.resolve({ ...rule, id: 5 });
  };
  const sent = (call: unknown): unknown[] => asked.filter(([made]) => made === call).map(([, params]) => params);

  beforeEach(() => {
    [asked, refusal] = [[], null];
    jest.spyOn(Api.prototype, 'invoke').mockImplementation(answer as never);
  });
  afterEach(() => jest.restoreAllMocks());

  const open = async (data?: typeof rule) => {
    const dialog = await openDialog(RuleDialog, data);
    const save = async () => {
      dialog.page.querySelector('form')?.dispatchEvent(new Event('submit'));
      await dialog.refresh();
    };
    const errors = () => [...dialog.page.querySelectorAll('tb-field [role=alert]')].map((error) => error.textContent?.trim());
    return { ...dialog, save, errors };
  };

  it('says of each field what is wrong, and sends nothing', async () => {
    const { save, errors, type } = await open();
    expect(errors()).toEqual([]);
    await save();
    expect(errors()).toEqual(['请填写', '请填写']);
    await type('#rule-threshold', '1.001');
    await type('#rule-name', '大额');
    expect(errors()).toEqual(['最多两位小数']);
    await save();
    expect(sent(addApprovalRule)).toEqual([]);
  });

  it('says in words what it does, and adds it', async () => {
    const { page, answers, save, type } = await open();
    await type('#rule-threshold', '300,000');
    await type('#rule-name', '大额订单');
    expect(page.querySelector('[data-testid=rule-effect]')?.textContent).toContain('合计 ¥300,000.00 及以上的订单须审批');
    await save();
    expect(sent(addApprovalRule)).toEqual([{ body: { kind: 'amount', threshold: '300000', branchId: null, active: true, name: '大额订单' } }]);
    expect(answers).toMatchObject([{ id: 5 }]);
  });

  it('tries the rule on old orders once nobody types', async () => {
    const { page, refresh } = await open(rule);
    await new Promise((resume) => setTimeout(resume, 400));
    await refresh();
    expect(sent(previewApprovalRule)).toEqual([{ kind: 'below-price', threshold: '5', branchId: 2 }]);
    expect(page.querySelector('[data-testid=rule-effect]')?.textContent).toContain('90 单中会拦下 3 单');
  });

  it('changes what is there, and stays open with what the API says', async () => {
    refusal = new Problem('规则已被删除', 404, 'platform.not-found', [], 'c-9');
    const { page, answers, save, type } = await open(rule);
    await type('#rule-threshold', '6');
    await save();
    expect(sent(changeApprovalRule)).toEqual([{ id: 4, body: { kind: 'below-price', threshold: '6', branchId: 2, active: false, name: '低价' } }]);
    expect([page.querySelector('tb-notice')?.textContent, answers]).toEqual([expect.stringContaining('规则已被删除'), []]);
  });
});
