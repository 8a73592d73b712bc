import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { AvailabilityOptionDto, BasketLineDto, LineFixDto } from '@tributary/api-client';
import { ActiveLocale, CodeWords, formatDay, formatNumber, localName } from '@tributary/ui';
import { isChoosable } from './line-source';

const fixTexts = {
  'take-available': 'production.fix.takeAvailable',
  'other-location': 'production.fix.otherLocation',
  split: 'production.fix.split',
  'preorder-rest': 'production.fix.preorderRest',
  preorder: 'production.fix.preorder',
  'plan-rest': 'demandPlan.fix.rest',
  plan: 'demandPlan.fix.all',
} as const satisfies Record<LineFixDto['kind'], string>;

/** What there is, in one plain line: "现货 120 箱 · 上海仓 1 天", "12 月 8 日可供 40 箱". */
@Injectable({ providedIn: 'root' })
export class AvailabilityText {
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale);
  private readonly words = inject(CodeWords);

  of(option: AvailabilityOptionDto, unit: string): string {
    const params = { day: this.day(option.on), quantity: this.quantity(option.quantity ?? '0', unit), place: this.place(option), days: option.days ?? 0 };
    if (option.kind === 'plannable') return this.transloco.translate(isChoosable(option) ? 'demandPlan.offer' : 'demandPlan.ask', params);
    if (option.kind === 'production') return this.transloco.translate('production.offer.planned', params);
    return this.transloco.translate(option.days === null ? 'production.offer.stock' : 'production.offer.stockDays', params);
  }

  /** What a fix would do, with the places and days that the line's options name. */
  ofFix({ kind, parts }: LineFixDto, line: Pick<BasketLineDto, 'unit' | 'options'>): string {
    const from = parts[0];
    const later = parts.find(({ supply }) => supply !== 'stock');
    const place = line.options.find((option) => option.planId === null && option.locationId === from?.locationId);
    const plan = line.options.find((option) => (later?.supply === 'plannable' ? option.kind === 'plannable' : option.planId !== null && option.planId === later?.planId));
    return this.transloco.translate(fixTexts[kind], {
      quantity: this.quantity(from?.quantity ?? '0', line.unit), place: place ? this.place(place) : '', day: plan ? this.day(plan.on) : '', count: parts.length,
    });
  }

  private quantity(value: string, unit: string): string {
    return `${formatNumber(value)} ${this.words.wordOf('units', unit)}`;
  }

  private day(on: string): string {
    return formatDay(on, this.locale.code());
  }

  private place({ locationName, locationNameEn }: AvailabilityOptionDto): string {
    return localName({ name: locationName ?? '', nameEn: locationNameEn }, this.locale.code());
  }
}
