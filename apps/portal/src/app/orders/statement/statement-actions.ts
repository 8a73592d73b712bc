import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Api, confirmStatement, objectToStatement, type StatementDetailDto } from '@tributary/api-client';
import { Dialogs, formatMoney, Toasts } from '@tributary/ui';

/** What a buyer says to a month; each asks before, and gives the statement as it then is. */
@Injectable()
export class StatementActions {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);

  async confirm({ seller, month, closing }: StatementDetailDto): Promise<StatementDetailDto | undefined> {
    const text = (key: string) => this.transloco.translate(`statement.confirm.${key}`, { month, closing: formatMoney(closing) });
    if (!(await this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action') }))) return undefined;
    const answered = await this.api.invoke(confirmStatement, { id: seller.id, month, body: { closing } });
    this.toasts.success(text('done'));
    return answered;
  }

  async object({ seller, month, closing }: StatementDetailDto): Promise<StatementDetailDto | undefined> {
    const text = (key: string) => this.transloco.translate(`statement.object.${key}`, { month });
    const suggestions = ['reason1', 'reason2', 'reason3'].map(text);
    const answer = await this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action'), danger: true, reason: 'required', suggestions });
    if (!answer) return undefined;
    const answered = await this.api.invoke(objectToStatement, { id: seller.id, month, body: { closing, reason: answer.reason } });
    this.toasts.success(text('done'));
    return answered;
  }
}
