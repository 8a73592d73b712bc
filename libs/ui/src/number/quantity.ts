import { Component, inject, input, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ActiveLocale } from '../locale/active-locale';
import { NumberPipe } from './number-format';

/** A unit code in words: `bottle` → 瓶 / bottle; a unit we have no word for shows as it is. */
@Pipe({ name: 'tbUnit', pure: false })
export class UnitPipe implements PipeTransform {
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale);

  transform(unit: string | null | undefined): string {
    if (!unit) return '';
    const words: Record<string, string> = this.transloco.getTranslation(this.locale.code());
    return words[`units.${unit}`] ?? unit;
  }
}

/** A quantity never stands without its unit. */
@Component({
  selector: 'tb-quantity',
  imports: [NumberPipe, UnitPipe],
  template: `<span class="num">{{ value() | tbNumber }}</span
    >&nbsp;<span class="unit">{{ unit() | tbUnit }}</span>`,
  styles: `
    :host {
      white-space: nowrap;
    }
    .unit {
      color: var(--text-quiet);
      font-size: 0.92em;
    }
  `,
})
export class Quantity {
  readonly value = input.required<string | null | undefined>();
  readonly unit = input<string | null | undefined>();
}
