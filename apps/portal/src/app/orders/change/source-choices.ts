import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { OfferDto, OrderLineDto } from '@tributary/api-client';
import { ActiveLocale, formatDay, localName } from '@tributary/ui';
import { AvailabilityText } from '../entry/availability-text';
import { isChoosable, optionKey, sourceKey } from '../entry/line-source';

/** A way to get a product, as a choice. */
export interface SourceChoice {
  readonly key: string;
  readonly label: string;
}

type Unit = Pick<OfferDto, 'salesUnit' | 'options'>;

/** From where a line can come, in words: every place that has some, every plan that can promise some, a plan that is made for it. */
@Injectable({ providedIn: 'root' })
export class SourceChoices {
  private readonly text = inject(AvailabilityText);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;

  /** Of a line that is there: where it comes from now, then what else there is. */
  ofLine(line: OrderLineDto, offer: Unit | undefined): SourceChoice[] {
    const present = sourceKey(line);
    const others = this.named(offer).filter(({ key }) => key !== present);
    const any = line.supply === 'stock' ? { key: 'plan:', label: this.word('earliest') } : { key: '', label: this.word('anywhere') };
    const possible = line.supply === 'stock' ? others.some(({ key }) => key.startsWith('plan:')) : true;
    return [{ key: present, label: this.present(line) }, ...(possible ? [any] : []), ...others];
  }

  /** Of a product that is added. */
  ofProduct(offer: Unit | undefined): SourceChoice[] {
    return [{ key: '', label: this.word('anywhere') }, ...this.named(offer)];
  }

  private named(offer: Unit | undefined): SourceChoice[] {
    return (offer?.options ?? []).filter(isChoosable).map((option) => ({ key: optionKey(option), label: this.text.of(option, offer?.salesUnit ?? '') }));
  }

  private present({ supply, promisedOn, ...line }: OrderLineDto): string {
    const place = localName({ name: line.locationName, nameEn: line.locationNameEn }, this.locale());
    return this.transloco.translate(supply === 'preorder' ? 'orderChange.source.presentPlan' : 'orderChange.source.presentStock', { place, day: promisedOn ? formatDay(promisedOn, this.locale()) : '–' });
  }

  private word(key: 'anywhere' | 'earliest'): string {
    return this.transloco.translate(`orderChange.source.${key}`);
  }
}
