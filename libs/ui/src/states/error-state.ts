import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';

/** It did not work: what, the code to quote to support, and a way to try again. */
@Component({
  selector: 'tb-error-state',
  imports: [Button, Icon, TranslocoPipe],
  host: { role: 'alert' },
  template: `
    <span class="disc"><tb-icon name="alert" [size]="24" /></span>
    <p class="title">{{ 'ui.error.title' | transloco }}</p>
    <p class="hint">{{ message() }}</p>
    @if (reference()) {
      <p class="hint small mono">{{ 'ui.error.reference' | transloco }} {{ reference() }}</p>
    }
    <button type="button" tbButton (click)="retry.emit()">
      <tb-icon name="refresh" [size]="16" />{{ 'ui.error.retry' | transloco }}
    </button>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: var(--space-2);
      padding: var(--space-7) var(--space-4);
      text-align: center;
    }
    .disc {
      display: grid;
      width: 56px;
      height: 56px;
      margin-bottom: var(--space-2);
      place-items: center;
      border-radius: 50%;
      background: var(--clay-100);
      color: var(--clay-700);
    }
    .title {
      font-size: var(--size-l);
      font-weight: 600;
    }
    .hint {
      max-width: 60ch;
      color: var(--text-quiet);
      overflow-wrap: anywhere;
    }
    button {
      margin-top: var(--space-2);
    }
  `,
})
export class ErrorState {
  readonly message = input.required<string>();
  /** The correlation id of the failed request. */
  readonly reference = input<string | null>(null);
  readonly retry = output();
}
