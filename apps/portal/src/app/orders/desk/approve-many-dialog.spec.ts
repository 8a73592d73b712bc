import type { DeskOrderDto } from '@tributary/api-client';
import { openDialog } from '../../testing/dialog-testing';
import { ApproveManyDialog } from './approve-many-dialog';

const buyer = { id: 11, code: 'D11', name: '华东润滑', nameEn: null };
const plain = { id: 1, number: 'SO-1', buyer, asked: null } as unknown as DeskOrderDto;
const asking = (id: number, cost: string | null) => ({ ...plain, id, number: `SO-${id}`, asked: { count: 1, listTotal: '400.00', askedTotal: '360.00', cost, dearest: [] } }) as DeskOrderDto;

describe('ApproveManyDialog', () => {
  const open = async (orders: readonly DeskOrderDto[]) => {
    const dialog = await openDialog(ApproveManyDialog, orders);
    return { ...dialog, go: dialog.page.querySelector<HTMLButtonElement>('[data-testid=approve-many-go]'), grant: dialog.page.querySelector<HTMLInputElement>('[data-testid=grant-asked]') };
  };

  it('says how many orders ask for other prices and what granting all of them costs', async () => {
    const { page } = await open([plain, asking(2, '40.00'), asking(3, '9.50')]);
    expect(page.querySelector('[data-testid=asked-sum]')?.textContent).toMatch(/2 单.*¥49\.50/s);
    expect(page.querySelectorAll('li')).toHaveLength(2);
  });

  it('leaves out what asks, unless granting is chosen', async () => {
    const { go, answers, refresh } = await open([plain, asking(2, '40.00')]);
    go?.click();
    await refresh();
    expect(answers).toEqual([[plain]]);
  });

  it('takes all when granting is chosen, which it must be where all of them ask', async () => {
    const all = [asking(2, '40.00'), asking(3, '1.00')];
    const { go, grant, answers, refresh } = await open(all);
    expect(go?.disabled).toBe(true);
    grant?.click();
    await refresh();
    go?.click();
    await refresh();
    expect(answers).toEqual([all]);
  });

  it('keeps quiet about money that the reader may not see', async () => {
    const { page } = await open([asking(2, null)]);
    expect(page.querySelector('[data-testid=asked-sum]')?.textContent).not.toContain('¥');
  });
});
