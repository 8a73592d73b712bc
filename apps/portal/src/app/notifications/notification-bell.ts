import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Dialogs, Icon } from '@tributary/ui';
import { Notifications } from '../core/notifications/notifications';
import { NotificationPanel } from './notification-panel';

const SHOWN_AT_MOST = 99;

/** The bell of the frame: how much is new; a press shows it. */
@Component({
  selector: 'app-notification-bell',
  imports: [Icon, TranslocoPipe],
  template: `
    <button type="button" (click)="open()" [attr.aria-label]="'notifications.bell' | transloco: { count: notifications.unread() }" data-testid="bell">
      <tb-icon name="bell" [size]="20" />
      @if (notifications.unread()) {
        <span class="count num" aria-hidden="true">{{ notifications.unread() > most ? most + '+' : notifications.unread() }}</span>
      }
    </button>
    <span class="spoken" role="status">{{ notifications.unread() ? ('notifications.bell' | transloco: { count: notifications.unread() }) : '' }}</span>
  `,
  styleUrl: './notification-bell.less',
})
export class NotificationBell {
  protected readonly notifications = inject(Notifications);
  protected readonly most = SHOWN_AT_MOST;
  private readonly dialogs = inject(Dialogs);

  protected open(): void {
    void this.dialogs.open(NotificationPanel, undefined, 'narrow');
  }
}
