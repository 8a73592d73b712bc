import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon';

/** A remark inside a page that stays until its cause is gone. */
@Component({
  selector: 'tb-notice',
  imports: [Icon],
  host: { '[class]': 'tone()', '[attr.role]': "tone() === 'clay' ? 'alert' : 'status'" },
  template: `<tb-icon [name]="tone() === 'river' ? 'info' : 'alert'" />
    <div class="words"><ng-content /></div>
    <ng-content select="[tbAction]" />`,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 10px;
      padding: 10px 14px;
      border-radius: var(--radius-m);
      background: var(--river-50);
      color: var(--river-700);
    }
    :host(.sand) {
      background: var(--sand-100);
      color: var(--sand-700);
    }
    :host(.clay) {
      background: var(--clay-100);
      color: var(--clay-700);
    }
    .words {
      flex: 1 1 200px;
      min-width: 0;
    }
  `,
})
export class Notice {
  readonly tone = input<'river' | 'sand' | 'clay'>('river');
}
