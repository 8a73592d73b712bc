import { Component, computed, inject, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, Now, shanghaiDay, shiftDay } from '@tributary/ui';
import { NzDatePickerModule } from 'ng-zorro-antd/date-picker';
import { dayOf, localDate } from './calendar-date';

/** First and last day, both included; null is open. */
export interface PeriodValue {
  readonly from: string | null;
  readonly to: string | null;
}

/** Two days and the usual spans by one click. */
@Component({
  selector: 'app-period-picker',
  imports: [Button, FormsModule, NzDatePickerModule, TranslocoPipe],
  template: `
    <nz-date-picker
      [ngModel]="fromDate()"
      (ngModelChange)="pick({ from: day($event), to: to() })"
      [nzPlaceHolder]="'period.from' | transloco"
      [nzAllowClear]="clearable()"
    />
    <span class="quiet">–</span>
    <nz-date-picker
      [ngModel]="toDate()"
      (ngModelChange)="pick({ from: from(), to: day($event) })"
      [nzPlaceHolder]="'period.to' | transloco"
      [nzAllowClear]="clearable()"
    />
    @for (days of spans; track days) {
      <button type="button" tbButton [small]="true" [attr.aria-pressed]="isLast(days)" [class.on]="isLast(days)" (click)="last(days)">
        {{ 'period.days' | transloco: { days } }}
      </button>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    nz-date-picker {
      width: 132px;
      height: var(--control);
    }
    .on {
      border-color: var(--river-500);
      background: var(--river-50);
      color: var(--river-700);
    }
  `,
})
export class PeriodPicker {
  readonly from = input<string | null>(null);
  readonly to = input<string | null>(null);
  readonly clearable = input(true);
  readonly picked = output<PeriodValue>();

  protected readonly spans = [7, 30, 90];
  protected readonly day = dayOf;
  protected readonly fromDate = computed(() => localDate(this.from()));
  protected readonly toDate = computed(() => localDate(this.to()));
  private readonly now = inject(Now).value;
  private readonly today = computed(() => shanghaiDay(this.now()));

  protected isLast(days: number): boolean {
    return this.to() === this.today() && this.from() === shiftDay(this.today(), 1 - days);
  }

  protected last(days: number): void {
    this.picked.emit({ from: shiftDay(this.today(), 1 - days), to: this.today() });
  }

  /** A start after the end pulls the end along, and the other way round. */
  protected pick({ from, to }: PeriodValue): void {
    if (from && to && from > to) this.picked.emit(from === this.from() ? { from: to, to } : { from, to: from });
    else this.picked.emit({ from, to });
  }
}
