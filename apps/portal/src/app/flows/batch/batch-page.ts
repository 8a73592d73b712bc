import { Component, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getBatch } from '@tributary/api-client';
import { ActiveLocale, Icon, Notice, NumberPipe, PageHeader, Skeleton, Stat, StatusTag, Time, formatNumber } from '@tributary/ui';
import { ProblemState } from '../../shared/problem-state';
import { arrivalTone, batchTone } from '../flow-state';
import { BatchRows } from './batch-rows';

/** What one run of a feed brought: the files, what became of them, and every row that does not count with its reason. */
@Component({
  selector: 'app-batch-page',
  imports: [BatchRows, Icon, Notice, NumberPipe, PageHeader, ProblemState, RouterLink, Skeleton, Stat, StatusTag, Time, TranslocoPipe],
  templateUrl: './batch-page.html',
  styleUrl: './batch-page.less',
})
export class BatchPage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  protected readonly batchTone = batchTone;
  protected readonly arrivalTone = arrivalTone;
  protected readonly count = (value: number) => formatNumber(value);
  protected readonly batch = resource({
    params: () => ({ id: this.id(), locale: this.locale.code() }),
    loader: ({ params }) => this.api.invoke(getBatch, { id: params.id }),
  });
}
