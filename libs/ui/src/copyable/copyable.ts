import { Component, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Icon } from '../icon/icon';
import { Toasts } from '../toast/toasts';

/** A number people pass on (order, delivery note, code): one click copies it. */
@Component({
  selector: 'tb-copyable',
  imports: [Icon, TranslocoPipe],
  template: `
    <span class="mono">{{ text() }}</span>
    <button type="button" class="no-print" (click)="copy()" [attr.aria-label]="'ui.copy.action' | transloco: { text: text() }">
      <tb-icon name="copy" [size]="14" />
    </button>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 4px;
    }
    button {
      display: grid;
      width: 24px;
      height: 24px;
      padding: 0;
      place-items: center;
      border: 0;
      border-radius: var(--radius-s);
      background: none;
      color: var(--text-quiet);
      cursor: pointer;
    }
    button:hover {
      background: var(--slate-100);
      color: var(--accent);
    }
  `,
})
export class Copyable {
  readonly text = input.required<string>();
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.text());
    this.toasts.success(this.transloco.translate('ui.copy.done', { text: this.text() }));
  }
}
