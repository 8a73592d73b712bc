import { Component, computed, inject, resource, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, type ArrivalDto, wouldEmpty } from '@tributary/api-client';
import { Button, DialogBody, DialogFrame, Notice, NumberPipe, shanghaiDay, shiftDay } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import { PeriodPicker, type PeriodValue } from '../../shared/period/period-picker';

/** The days on which a file without rows says that there was nothing. */
export interface NothingDays {
  readonly from: string;
  readonly to: string;
}

/** Which days a file without rows is about, and what it would take away if there was nothing on them. */
@Component({
  selector: 'app-nothing-dialog',
  imports: [Button, DialogFrame, Notice, NumberPipe, PeriodPicker, TranslocoPipe],
  template: `
    <tb-dialog-frame [heading]="'nothing.heading' | transloco: { name: data.fileName }">
      <p>{{ 'nothing.text' | transloco }}</p>
      <app-period-picker [from]="days().from" [to]="days().to" [clearable]="false" (picked)="pick($event)" data-testid="nothing-days" />
      @if (refusal(); as message) {
        <tb-notice tone="clay" data-testid="nothing-refused">{{ message }}</tb-notice>
      } @else if (gone(); as gone) {
        @if (gone.entries) {
          <tb-notice tone="sand" data-testid="nothing-empties">{{ 'nothing.empties' | transloco: { days: (gone.days | tbNumber), entries: (gone.entries | tbNumber) } }}</tb-notice>
        } @else {
          <p class="quiet">{{ 'nothing.emptiesNone' | transloco }}</p>
        }
      }
      <ng-container tbFoot>
        <button type="button" tbButton (click)="close()">{{ 'ui.cancel' | transloco }}</button>
        <button type="button" [tbButton]="gone()?.entries ? 'danger' : 'primary'" [disabled]="!gone()" (click)="close(days())" data-testid="nothing-go">
          {{ 'nothing.go' | transloco }}
        </button>
      </ng-container>
    </tb-dialog-frame>
  `,
  styles: `
    p,
    app-period-picker {
      margin-bottom: var(--space-4);
    }
  `,
})
export class NothingDialog extends DialogBody<NothingDays, ArrivalDto> {
  private readonly api = inject(Api);
  /** What came in the morning is mostly about the day before. */
  private readonly dayBefore = shiftDay(shanghaiDay(new Date(this.data.receivedAt)), -1);
  protected readonly days = signal<NothingDays>({ from: this.dayBefore, to: this.dayBefore });
  protected readonly emptied = resource({
    params: () => this.days(),
    loader: ({ params }) => this.api.invoke(wouldEmpty, { id: this.data.rawFileId, ...params }),
  });
  protected readonly gone = computed(() => (this.emptied.hasValue() ? this.emptied.value() : undefined));
  protected readonly refusal = computed(() => (this.emptied.error() ? failureOf(this.emptied.error()).message : null));

  protected pick({ from, to }: PeriodValue): void {
    if (from && to) this.days.set({ from, to });
  }
}
