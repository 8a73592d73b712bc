import { Component, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, type ArrivalDto, type BatchDetailDto, confirmAddressee, getBatch, replayRawFile, sayCoverage, sayNothing } from '@tributary/api-client';
import { ActiveLocale, Button, Dialogs, Icon, Notice, NumberPipe, PageHeader, Skeleton, Stat, StatusTag, Time, Toasts, formatNumber } from '@tributary/ui';
import { Session } from '../../core/session/session';
import { ProblemState } from '../../shared/problem-state';
import { arrivalTone, batchTone } from '../flow-state';
import { judgement } from '../mail/mail-state';
import { FlowWorkList } from '../work/flow-work-list';
import { BatchRows } from './batch-rows';
import { NothingDialog } from './nothing-dialog';

/** What one run of a feed brought: the files, what became of them, and every row that does not count with its reason. */
@Component({
  selector: 'app-batch-page',
  imports: [FlowWorkList, BatchRows, Button, Icon, Notice, NumberPipe, PageHeader, ProblemState, RouterLink, Skeleton, Stat, StatusTag, Time, TranslocoPipe],
  templateUrl: './batch-page.html',
  styleUrl: './batch-page.less',
})
export class BatchPage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  protected readonly mayReplay = inject(Session).may('flows.operate');
  protected readonly judgement = judgement;
  protected readonly batchTone = batchTone;
  protected readonly arrivalTone = arrivalTone;
  protected readonly count = (value: number) => formatNumber(value);
  protected readonly batch = resource({
    params: () => ({ id: this.id(), locale: this.locale.code() }),
    loader: ({ params }) => this.api.invoke(getBatch, { id: params.id }),
  });

  /** What a file says for itself need not stand above it as well. */
  protected ownReason({ reason, arrivals }: BatchDetailDto): BatchDetailDto['reason'] {
    return arrivals.some((file) => file.reason?.message === reason?.message) ? null : reason;
  }

  protected replay(file: ArrivalDto): Promise<void> {
    return this.ask('feedSetup.replay', file, () => this.api.invoke(replayRawFile, { id: file.rawFileId }));
  }

  /** It is of the dealer that it came for, whatever it looks like. */
  protected confirmAddressee(file: ArrivalDto): Promise<void> {
    return this.ask('addressee.confirm', file, () => this.api.invoke(confirmAddressee, { id: file.rawFileId }));
  }

  /** Of which days it tells: of those that it leaves out too, or only of its own. */
  protected sayCoverage(file: ArrivalDto, tells: 'declared' | 'days'): Promise<void> {
    return this.ask(`leftOut.${tells}`, file, () => this.api.invoke(sayCoverage, { id: file.rawFileId, body: { tells } }));
  }

  protected leavesDaysOut({ state, reason }: ArrivalDto): boolean {
    return state === 'rejected' && reason?.code === 'flows.days-left-out';
  }

  /** It has no rows: whether there was nothing or the export failed, only a person knows. */
  protected isBlank({ state, reason }: ArrivalDto): boolean {
    return state === 'rejected' && (reason?.code === 'flows.no-rows' || reason?.code === 'sheets.file-empty');
  }

  protected async sayNothing(file: ArrivalDto): Promise<void> {
    const days = await this.dialogs.open(NothingDialog, file);
    if (!days) return;
    await this.api.invoke(sayNothing, { id: file.rawFileId, body: days });
    this.toasts.info(this.transloco.translate('nothing.asked'));
    this.batch.reload();
  }

  /** What a yes does shows when the page is looked at again: the work goes on elsewhere. */
  private async ask(texts: string, { fileName }: ArrivalDto, act: () => Promise<unknown>): Promise<void> {
    const text = (key: string) => this.transloco.translate(`${texts}.${key}`, { name: fileName });
    const answer = await this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action') });
    if (!answer) return;
    await act();
    this.toasts.info(text('asked'));
    this.batch.reload();
  }
}
