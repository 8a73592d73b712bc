import type { AccessCodeResultDto } from '@tributary/api-client';
import { openDialog } from '../../testing/dialog-testing';
import { CodesDialog, type CodesQuestion } from './codes-dialog';

describe('CodesDialog', () => {
  async function open(results: readonly AccessCodeResultDto[] = []) {
    const sent: [string, string[]][] = [];
    const question: CodesQuestion = {
      heading: '添加成员',
      kinds: [{ value: 'product_line', label: '产品线' }, { value: 'sku', label: '物料' }],
      find: (kind, search) => Promise.resolve([{ code: `${kind}-1`, name: `找到${search}` }]),
      send: (kind, codes) => {
        sent.push([kind, codes]);
        return Promise.resolve(results);
      },
    };
    const dialog = await openDialog(CodesDialog, question);
    await dialog.refresh();
    const buttons = () => [...dialog.page.querySelectorAll('button')];
    const press = async (text: string) => {
      buttons().find((button) => button.textContent?.includes(text))?.click();
      await dialog.refresh();
    };
    return { ...dialog, sent, press, send: () => buttons().find((button) => button.textContent?.includes('确定')) };
  }

  it('sends a pasted column as it is, and answers for every row', async () => {
    const { page, sent, press, type, answers } = await open([
      { input: 'A-1', name: '甲', outcome: 'done' }, { input: 'A-1', name: '甲', outcome: 'unchanged' }, { input: 'X', name: null, outcome: 'unknown' },
    ]);
    await type('textarea', 'A-1\nA-1\n X \n');
    await press('确定（3）');
    expect(sent).toEqual([['product_line', ['A-1', 'A-1', 'X']]]);
    expect([...page.querySelectorAll('.results li')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      'A-1甲已生效', 'A-1甲无变化', 'X没有此代码',
    ]);
    expect(page.textContent).toContain('1 项已生效，1 项无变化，1 项未找到。');
    await press('完成');
    expect(answers).toEqual([true]);
  });

  it('takes what was found by a tick, and gives it back by another', async () => {
    const { page, send, refresh } = await open();
    const box = () => page.querySelector<HTMLInputElement>('.found input');
    expect(send()?.disabled).toBe(true);
    box()?.click();
    await refresh();
    expect(page.querySelector('textarea')?.value).toBe('product_line-1');
    expect(send()?.disabled).toBe(false);
    box()?.click();
    await refresh();
    expect(page.querySelector('textarea')?.value).toBe('');
  });

  it('starts anew with another kind', async () => {
    const { page, press, type, sent } = await open();
    await type('textarea', 'A-1');
    await press('物料');
    expect(page.querySelector('textarea')?.value).toBe('');
    await type('textarea', 'S-9');
    await press('确定（1）');
    expect(sent).toEqual([['sku', ['S-9']]]);
  });
});
