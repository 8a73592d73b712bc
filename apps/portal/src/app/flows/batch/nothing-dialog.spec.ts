import { type HttpRequest } from '@angular/common/http';
import type { ArrivalDto, EmptiedDto } from '@tributary/api-client';
import { openDialog } from '../../testing/dialog-testing';
import { problemBody } from '../../testing/portal-testing';
import { NothingDialog } from './nothing-dialog';

const file = { rawFileId: 7, fileName: 'blank.csv', receivedAt: '2026-03-20T02:00:00Z' } as ArrivalDto;

describe('NothingDialog', () => {
  const open = async (answer: EmptiedDto | { detail: string }) => {
    const asked: HttpRequest<unknown>[] = [];
    const dialog = await openDialog(NothingDialog, file, (server) => {
      const question = server.expectOne(({ url }) => url === '/api/raw-files/7/nothing');
      asked.push(question.request);
      question.flush(answer, 'detail' in answer ? { status: 422, statusText: 'Unprocessable' } : {});
    });
    return { ...dialog, asked, button: dialog.page.querySelector<HTMLButtonElement>('[data-testid=nothing-go]') };
  };

  it('asks about the day before the file came, and says what would go before anybody says so', async () => {
    const { page, answers, asked, button } = await open({ days: 1, entries: 1234 });
    expect(asked.map(({ params }) => [params.get('from'), params.get('to')])).toEqual([['2026-03-19', '2026-03-19']]);
    expect(page.querySelector('[data-testid=nothing-empties]')?.textContent).toContain('1,234');
    expect(button?.className).toContain('danger');
    button?.click();
    expect(answers).toEqual([{ from: '2026-03-19', to: '2026-03-19' }]);
  });

  it('frightens nobody where nothing goes', async () => {
    const { page, button } = await open({ days: 0, entries: 0 });
    expect(page.textContent).toContain('已入账的数据不受影响');
    expect([button?.disabled, button?.className.includes('danger')]).toEqual([false, false]);
  });

  it('says why days cannot be meant', async () => {
    const { page, button } = await open(problemBody({ status: 422, code: 'flows.days-too-many', detail: '最多 92 天' }));
    expect(page.querySelector('[data-testid=nothing-refused]')?.textContent).toContain('最多 92 天');
    expect(button?.disabled).toBe(true);
  });
});
