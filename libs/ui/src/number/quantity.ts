import { Component, inject, input, Pipe, type PipeTransform } from '@angular/core';
import { CodeWords } from '../locale/code-word';
import { NumberPipe } from './number-format';

/** A unit code in words: `bottle` → 瓶 / bottle. */
@Pipe({ name: 'tbUnit', pure: false })
export class UnitPipe implements PipeTransform {
  private readonly words = inject(CodeWords);

  transform(unit: string | null | undefined): string {
    return unit ? this.words.wordOf('units', unit) : '';
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
