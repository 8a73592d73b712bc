import { Component, computed, inject, input } from '@angular/core';
import { ActiveLocale } from '../locale/active-locale';
import { Now } from './now';
import { formatDay, formatMinute, formatRelative, formatShort } from './time-format';

/**
 * A moment: how long ago, with the exact minute (Shanghai) on hover; `exact` shows the minute itself, `both` shows both,
 * `day` only the calendar day.
 */
@Component({
  selector: 'tb-time',
  template: `
    @if (at(); as moment) {
      <time class="num" [class.loose]="show() === 'both'" [attr.datetime]="moment" [title]="absolute()">{{ text() }}</time>
    } @else {
      –
    }
  `,
  styles: `
    time {
      white-space: nowrap;
    }
    .loose {
      white-space: normal;
    }
  `,
})
export class Time {
  readonly at = input.required<string | null | undefined>();
  readonly show = input<'relative' | 'exact' | 'short' | 'both' | 'day'>('relative');

  private readonly now = inject(Now).value;
  private readonly locale = inject(ActiveLocale).code;
  protected readonly absolute = computed(() => formatMinute(this.at() ?? '', this.locale()));
  protected readonly text = computed(() => {
    const [at, locale] = [this.at() ?? '', this.locale()];
    const relative = () => formatRelative(at, this.now(), locale);
    switch (this.show()) {
      case 'day':
        return formatDay(at, locale);
      case 'exact':
        return this.absolute();
      case 'short':
        return formatShort(at, locale);
      case 'both':
        return [this.absolute(), relative()].filter(Boolean).join(' · ');
      default:
        return relative() ?? formatDay(at, locale);
    }
  });
}
