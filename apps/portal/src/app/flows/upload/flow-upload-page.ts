import { Component, computed, effect, inject, input, numberAttribute, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, confirmFlowUpload, discardFlowUpload, getFlowUpload } from '@tributary/api-client';
import { ActiveLocale, Button, Cell, DataTable, Dialogs, formatNumber, Icon, MoneyPipe, Notice, NumberPipe, PageHeader, Skeleton, Stat, StatusTag, Time, Toasts } from '@tributary/ui';
import { Session } from '../../core/session/session';
import { ProblemState } from '../../shared/problem-state';
import { tableColumns } from '../../shared/table-columns';
import { uploadTone } from '../flow-state';
import { EntryChangeTable } from './entry-change-table';

const LOOK_AGAIN_MS = 1000;
const DAYS_SHOWN = 31;

/** What a file would change, day by day and row by row, and the yes or no to it. */
@Component({
  selector: 'app-flow-upload-page',
  imports: [Button, Cell, DataTable, EntryChangeTable, Icon, MoneyPipe, Notice, NumberPipe, PageHeader, ProblemState, RouterLink, Skeleton, Stat, StatusTag, Time, TranslocoPipe],
  templateUrl: './flow-upload-page.html',
  styleUrl: './flow-upload-page.less',
})
export class FlowUploadPage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  protected readonly mayRead = inject(Session).may('flows.read');
  protected readonly tone = uploadTone;
  protected readonly busy = signal(false);
  protected readonly allDays = signal(false);
  protected readonly count = (value: number) => formatNumber(value);
  protected readonly upload = resource({
    params: () => ({ id: this.id(), locale: this.locale.code() }),
    loader: ({ params }) => this.api.invoke(getFlowUpload, { id: params.id }),
  });
  protected readonly days = computed(() => {
    const days = (this.upload.hasValue() && this.upload.value().preview?.days) || [];
    return this.allDays() ? days : days.slice(0, DAYS_SHOWN);
  });

  protected readonly dayColumns = tableColumns('flowUpload.dayColumn', () => [{ key: 'date', card: 'title' }, { key: 'entries', align: 'end' }, { key: 'amount', align: 'end' }]);

  constructor() {
    // it is read elsewhere; the page looks until that is done
    effect((onCleanup) => {
      if (!this.upload.hasValue() || this.upload.value().state !== 'reading') return;
      const timer = setTimeout(() => this.upload.reload(), LOOK_AGAIN_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected async confirm(): Promise<void> {
    await this.working(async () => {
      this.upload.set(await this.api.invoke(confirmFlowUpload, { id: this.id() }));
      this.toasts.info(this.transloco.translate('flowUpload.confirmed'));
    });
  }

  protected async discard(): Promise<void> {
    const text = (key: string) => this.transloco.translate(`flowUpload.discard.${key}`);
    if (!(await this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action') }))) return;
    await this.working(async () => this.upload.set(await this.api.invoke(discardFlowUpload, { id: this.id() })));
  }

  private async working(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await work();
    } finally {
      this.busy.set(false);
    }
  }
}
