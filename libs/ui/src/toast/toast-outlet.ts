import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../icon/icon';
import { Toasts, type Toast } from './toasts';

/** Where toasts appear; exactly one on the page. */
@Component({
  selector: 'tb-toast-outlet',
  imports: [Icon, TranslocoPipe],
  host: { class: 'no-print', role: 'status', 'aria-live': 'polite' },
  template: `
    @for (toast of toasts.shown(); track toast.id) {
      <div class="toast" [class]="toast.tone">
        <tb-icon [name]="icons[toast.tone]" />
        <div class="words">
          {{ toast.text }}
          @if (toast.detail) {
            <div class="detail">{{ toast.detail }}</div>
          }
        </div>
        @if (toast.action; as action) {
          <button type="button" class="act" (click)="run(toast)">{{ action.label }}</button>
        }
        <button type="button" class="close" (click)="toasts.dismiss(toast.id)" [attr.aria-label]="'ui.close' | transloco">
          <tb-icon name="close" [size]="14" />
        </button>
      </div>
    }
  `,
  styleUrl: './toast-outlet.less',
})
export class ToastOutlet {
  protected readonly toasts = inject(Toasts);
  protected readonly icons = { success: 'check', error: 'alert', info: 'info' } as const;

  protected run(toast: Toast): void {
    this.toasts.dismiss(toast.id);
    toast.action?.run();
  }
}
