import { Component, computed, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getOwnFile, type OwnFileDto } from '@tributary/api-client';
import { ActiveLocale, formatNumber, Notice, NumberPipe, PageHeader, Skeleton, Stat, StatusTag, Time } from '@tributary/ui';
import { Session } from '../../core/session/session';
import { ProblemState } from '../../shared/problem-state';
import { arrivalTone } from '../flow-state';

/** What became of a file that a dealer sent: rows read, counted and excluded with the reasons, and the days that it counts for. */
@Component({
  selector: 'app-own-file-page',
  imports: [Notice, NumberPipe, PageHeader, ProblemState, RouterLink, Skeleton, Stat, StatusTag, Time, TranslocoPipe],
  templateUrl: './own-file-page.html',
  styleUrl: './own-file-page.less',
})
export class OwnFilePage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale).code;
  private readonly session = inject(Session);
  protected readonly tone = arrivalTone;
  /** Rows of days for which another file is in force. */
  protected readonly elsewhere = ({ state, rows, counted, excluded }: OwnFileDto): number => (state === 'posted' ? Math.max(0, rows - counted - excluded) : 0);
  protected readonly count = (value: number) => formatNumber(value);
  protected readonly file = resource({
    params: () => ({ id: this.id(), locale: this.locale() }),
    loader: ({ params }) => this.api.invoke(getOwnFile, { id: params.id }),
  });
  /** Whoever may bring files sees what this one would have changed. */
  protected readonly mayBring = computed(() => this.session.may('flows.upload'));
}
