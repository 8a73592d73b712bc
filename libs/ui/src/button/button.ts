import { Component, input } from '@angular/core';

export type ButtonVariant = 'plain' | 'primary' | 'danger' | 'quiet';

/** A button or a link that acts. While `busy` it turns a wheel and takes no clicks. */
@Component({
  selector: 'button[tbButton], a[tbButton]',
  host: {
    class: 'button',
    '[class.button-primary]': "tbButton() === 'primary'",
    '[class.button-danger]': "tbButton() === 'danger'",
    '[class.button-quiet]': "tbButton() === 'quiet'",
    '[class.button-small]': 'small()',
    '[class.button-icon]': 'icon()',
    '[class.busy]': 'busy()',
    '[attr.aria-busy]': 'busy() || null',
  },
  template: `<ng-content />`,
})
export class Button {
  readonly tbButton = input<ButtonVariant | ''>('plain');
  readonly small = input(false);
  /** Square, for a lone icon; give it an aria-label. */
  readonly icon = input(false);
  readonly busy = input(false);
}
