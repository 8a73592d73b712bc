import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Api, refuseReturn, type ReturnDto, withdrawReturn } from '@tributary/api-client';
import { Dialogs, Toasts } from '@tributary/ui';
import { ApproveReturnDialog } from './approve-return-dialog';
import { SendReturnDialog } from './send-return-dialog';
import { TakeInDialog } from './take-in-dialog';

/** What people do with a return; each asks what it needs to know, and gives the return as it is then. */
@Injectable()
export class ReturnActions {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);

  async approve(back: ReturnDto): Promise<ReturnDto | undefined> {
    return this.told(await this.dialogs.open(ApproveReturnDialog, back, 'wide'), 'returns.done.approve');
  }

  async send(back: ReturnDto): Promise<ReturnDto | undefined> {
    return this.told(await this.dialogs.open(SendReturnDialog, back), 'returns.done.send');
  }

  async takeIn(back: ReturnDto): Promise<ReturnDto | undefined> {
    return this.told(await this.dialogs.open(TakeInDialog, back, 'wide'), 'returns.done.take-in');
  }

  async refuse(back: ReturnDto): Promise<ReturnDto | undefined> {
    const reason = await this.reason('returns.refuse.', back);
    return reason === undefined ? undefined : this.told(await this.api.invoke(refuseReturn, { id: back.id, body: { reason } }), 'returns.done.refuse');
  }

  async withdraw(back: ReturnDto): Promise<ReturnDto | undefined> {
    const reason = await this.reason('returns.withdraw.', back);
    return reason === undefined ? undefined : this.told(await this.api.invoke(withdrawReturn, { id: back.id, body: { reason } }), 'returns.done.withdraw');
  }

  /** `texts`: where the words of the question are. */
  private async reason(texts: string, { number }: ReturnDto): Promise<string | undefined> {
    const text = (key: string) => this.transloco.translate(texts + key, { number });
    const answer = await this.dialogs.confirm({
      heading: text('heading'),
      text: text('text'),
      action: text('action'),
      danger: true,
      reason: 'required',
      suggestions: [text('reason1'), text('reason2'), text('reason3')],
    });
    return answer?.reason;
  }

  private told(back: ReturnDto | undefined, key: string): ReturnDto | undefined {
    if (back) this.toasts.success(this.transloco.translate(key, { number: back.number }));
    return back;
  }
}
