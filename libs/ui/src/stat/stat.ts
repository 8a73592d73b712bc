import { Component, input } from '@angular/core';

/** One figure with its name; the content below may explain or link. */
@Component({
  selector: 'tb-stat',
  template: `
    <p class="label">{{ label() }}</p>
    <p class="value num">{{ value() }}</p>
    <div class="under small quiet"><ng-content /></div>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .label {
      color: var(--text-quiet);
      font-size: var(--size-s);
    }
    .value {
      font-size: 24px;
      font-weight: 600;
      line-height: 1.35;
      letter-spacing: -0.01em;
      overflow-wrap: anywhere;
    }
  `,
})
export class Stat {
  readonly label = input.required<string>();
  readonly value = input.required<string>();
}
