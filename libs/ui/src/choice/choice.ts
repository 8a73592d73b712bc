import { Component, input, output } from '@angular/core';

export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number;
}

/** One of a few, all in sight: a segmented row that scrolls sideways on a phone. */
@Component({
  selector: 'tb-choice',
  host: { role: 'group', '[attr.aria-label]': 'label()' },
  template: `
    @for (choice of choices(); track choice.value) {
      <button type="button" [attr.aria-pressed]="choice.value === value()" (click)="chosen.emit(choice.value)">
        {{ choice.label }}
        @if (choice.count !== undefined) {
          <span class="count num">{{ choice.count }}</span>
        }
      </button>
    }
  `,
  styleUrl: './choice.less',
})
export class ChoiceRow<Value extends string = string> {
  readonly choices = input.required<readonly Choice<Value>[]>();
  readonly value = input.required<Value>();
  readonly label = input.required<string>();
  readonly chosen = output<Value>();
}
