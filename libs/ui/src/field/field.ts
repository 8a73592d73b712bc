import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Label, control, and below it the error or the hint. Give the control the id named in `for`. */
@Component({
  selector: 'tb-field',
  imports: [TranslocoPipe],
  template: `
    <label [attr.for]="for()">
      {{ label() }}
      @if (required()) {
        <span class="must" [title]="'ui.field.required' | transloco">*</span>
      }
    </label>
    <ng-content />
    @if (error()) {
      <p class="error" role="alert" [id]="for() + '-error'">{{ error() }}</p>
    } @else if (hint()) {
      <p class="hint">{{ hint() }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      align-content: start;
      gap: 5px;
      min-width: 0;
    }
    label {
      font-size: var(--size-s);
      font-weight: 500;
      color: var(--text-soft);
    }
    .must {
      color: var(--clay-500);
    }
    .error {
      color: var(--clay-700);
      font-size: var(--size-s);
    }
    .hint {
      color: var(--text-quiet);
      font-size: var(--size-xs);
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly for = input('');
  readonly required = input(false);
  readonly hint = input('');
  readonly error = input<string | null | undefined>('');
}
