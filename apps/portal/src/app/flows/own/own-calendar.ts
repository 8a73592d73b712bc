import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { OwnDayDto, OwnKindDto } from '@tributary/api-client';
import { ActiveLocale, formatDay, formatNumber, Icon } from '@tributary/ui';

/** 1970-01-05, a Monday: the names of the days of a week come from it. */
const MONDAY = Date.UTC(1970, 0, 5);
const DAY_MS = 86_400_000;
const WEEK = 7;

/** Five weeks of one kind of record, a day to a cell; each day opens what was read of it. */
@Component({
  selector: 'app-own-calendar',
  imports: [Icon, TranslocoPipe],
  template: `
    <div class="split">
      <h3>{{ 'flowKind.' + calendar().kind | transloco }}</h3>
      <p class="small quiet">{{ summary() }}</p>
    </div>
    <div class="weeks" role="group" [attr.aria-label]="'flowKind.' + calendar().kind | transloco">
      @for (name of weekdays(); track $index) {
        <span class="weekday small quiet" aria-hidden="true">{{ name }}</span>
      }
      @for (day of calendar().days; track day.date; let first = $first) {
        <button
          type="button"
          [class]="'day ' + day.state"
          [style.grid-column-start]="first ? column(day) : null"
          [attr.aria-label]="spoken(day)"
          [title]="spoken(day)"
          [disabled]="day.state === 'before'"
          (click)="opened.emit(day)"
          [attr.data-day]="day.date"
        >
          <span class="date num">{{ shortDate(day, first) }}</span>
          <span class="said">
            @switch (day.state) {
              @case ('posted') {
                <span class="num">{{ day.entries }}</span>
              }
              @case ('none') {
                <span class="word">{{ 'ownFlow.short.none' | transloco }}</span>
              }
              @case ('waiting') {
                <span class="word">{{ 'ownFlow.short.waiting' | transloco }}</span>
              }
              @case ('refused') {
                <span class="word">{{ 'ownFlow.short.refused' | transloco }}</span>
              }
            }
          </span>
          @if (day.corrections) {
            <span class="mark corrected" aria-hidden="true"><tb-icon name="undo" [size]="11" />{{ day.corrections }}</span>
          }
          @if (day.excluded) {
            <span class="mark excluded" aria-hidden="true"></span>
          }
        </button>
      }
    </div>
  `,
  styleUrl: './own-calendar.less',
})
export class OwnCalendar {
  readonly calendar = input.required<OwnKindDto>();
  readonly opened = output<OwnDayDto>();

  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  protected readonly weekdays = computed(() => {
    const words = new Intl.DateTimeFormat(this.locale(), { weekday: 'narrow', timeZone: 'UTC' });
    return Array.from({ length: WEEK }, (_, index) => words.format(MONDAY + index * DAY_MS));
  });
  protected readonly summary = computed(() => {
    this.locale();
    const { days } = this.calendar();
    const counts = { posted: 0, none: 0, refused: 0, waiting: 0, corrected: 0 };
    for (const { state, corrections } of days) {
      if (state in counts) counts[state as keyof typeof counts] += 1;
      if (corrections) counts.corrected += 1;
    }
    return Object.entries(counts)
      .filter(([key, count]) => count > 0 || key === 'posted')
      .map(([key, count]) => this.transloco.translate(`ownFlow.count.${key}`, { count }))
      .join(' · ');
  });

  /** Of the week, Monday first. */
  protected column({ date }: OwnDayDto): number {
    return ((Date.parse(date) - MONDAY) / DAY_MS) % WEEK + 1;
  }

  /** The month stands where it begins. */
  protected shortDate({ date }: OwnDayDto, first: boolean): string {
    const [, month, day] = date.split('-').map(Number);
    return first || day === 1 ? `${month}/${day}` : String(day);
  }

  protected spoken(day: OwnDayDto): string {
    const parts = [formatDay(day.date, this.locale()), this.transloco.translate<string>(`ownFlow.day.${day.state}`, { rows: formatNumber(day.entries) })];
    if (day.excluded) parts.push(this.transloco.translate('ownFlow.day.excluded', { rows: formatNumber(day.excluded) }));
    if (day.corrections) parts.push(this.transloco.translate('ownFlow.day.corrected', { count: day.corrections }));
    if (day.reason) parts.push(day.reason.message);
    return parts.join(this.locale() === 'zh-CN' ? '，' : ', ');
  }
}
