import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getOwnDay, type OwnDayDto, type OwnKindDto } from '@tributary/api-client';
import { ActiveLocale, Button, DialogBody, DialogFrame, formatDay, Notice, NumberPipe, Skeleton, StatusTag, Time } from '@tributary/ui';
import { Session } from '../../core/session/session';
import { ProblemState } from '../../shared/problem-state';
import { dayTone } from './own-flow-state';

export interface OpenedDay {
  readonly kind: OwnKindDto['kind'];
  readonly day: OwnDayDto;
}

/** What was read of one day: the file that counts and those before it, rows and quantity, and why rows do not count. */
@Component({
  selector: 'app-own-day-dialog',
  imports: [Button, DialogFrame, Notice, NumberPipe, ProblemState, RouterLink, Skeleton, StatusTag, Time, TranslocoPipe],
  templateUrl: './own-day-dialog.html',
  styles: `
    .file {
      display: grid;
      gap: 2px;
      padding: var(--space-3) 0;
      border-bottom: 1px solid var(--slate-100);
      overflow-wrap: anywhere;
    }
  `,
})
export class OwnDayDialog extends DialogBody<void, OpenedDay> {
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale).code;
  protected readonly session = inject(Session);
  protected readonly tone = dayTone;
  protected readonly date = computed(() => formatDay(this.data.day.date, this.locale()));
  /** Nothing counts: the dealer may bring the file itself. */
  protected readonly lacks = this.data.day.state !== 'posted' && this.session.may('flows.upload');
  protected readonly found = resource({
    params: () => ({ kind: this.data.kind, date: this.data.day.date, locale: this.locale() }),
    loader: ({ params: { kind, date } }) => this.api.invoke(getOwnDay, { kind, date }),
  });
}
