import { Component, input } from '@angular/core';

/** Where am I, what is this about, what can I do: title and hint on the left, actions on the right. */
@Component({
  selector: 'tb-page-header',
  template: `
    <div class="words">
      <ng-content select="[tbBack]" />
      <div class="title">
        <h1>{{ heading() }}</h1>
        <ng-content select="[tbBeside]" />
      </div>
      @if (hint()) {
        <p class="hint">{{ hint() }}</p>
      }
      <ng-content select="[tbUnder]" />
    </div>
    <div class="actions no-print"><ng-content /></div>
  `,
  styleUrl: './page-header.less',
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly hint = input<string>('');
}
