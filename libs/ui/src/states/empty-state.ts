import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-paths';

/** Nothing here, said kindly, with the next step as content. */
@Component({
  selector: 'tb-empty-state',
  imports: [Icon],
  template: `
    <svg class="water" viewBox="0 0 220 64" aria-hidden="true">
      <path d="M4 44c24-14 40 12 66 0s40-14 66 0 46 10 80-4" />
      <path d="M24 56c22-10 36 8 58 0s36-10 58 0 34 6 56-2" />
    </svg>
    <span class="disc"><tb-icon [name]="icon()" [size]="24" /></span>
    <p class="title">{{ heading() }}</p>
    @if (hint()) {
      <p class="hint">{{ hint() }}</p>
    }
    <div class="next"><ng-content /></div>
  `,
  styleUrl: './empty-state.less',
})
export class EmptyState {
  readonly heading = input.required<string>();
  readonly hint = input<string>('');
  readonly icon = input<IconName>('flow');
}
