import { Component, computed, inject, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listNotifications, type NotificationDto } from '@tributary/api-client';
import { ActiveLocale, Button, DialogBody, DialogFrame, EmptyState, Skeleton } from '@tributary/ui';
import { Notifications } from '../core/notifications/notifications';
import { ProblemState } from '../shared/problem-state';
import { notificationLink, notificationQuery } from './notification-link';
import { NotificationWords } from './notification-words';

const LATEST = 15;

/** The latest notifications; each leads to its order or return. */
@Component({
  selector: 'app-notification-panel',
  imports: [Button, DialogFrame, EmptyState, NotificationWords, ProblemState, RouterLink, Skeleton, TranslocoPipe],
  template: `
    <tb-dialog-frame [heading]="'notifications.title' | transloco">
      @if (latest.hasValue()) {
        <ul>
          @for (told of latest.value(); track told.id) {
            <li [class.unread]="!told.readAt">
              <button type="button" (click)="open(told)">
                <span class="title">{{ told.title }}</span>
                <app-notification-words [notification]="told" />
              </button>
            </li>
          } @empty {
            <tb-empty-state icon="bell" [heading]="'notifications.empty' | transloco" />
          }
        </ul>
      } @else if (latest.error(); as error) {
        <app-problem-state [error]="error" (retry)="latest.reload()" />
      } @else {
        <tb-skeleton [lines]="8" />
      }
      <ng-container tbFoot>
        <button type="button" tbButton [disabled]="!notifications.unread() || !newest()" (click)="readAll()">{{ 'notifications.readAll' | transloco }}</button>
        <a tbButton="primary" routerLink="/notifications" (click)="close()">{{ 'notifications.all' | transloco }}</a>
      </ng-container>
    </tb-dialog-frame>
  `,
  styleUrl: './notification-panel.less',
})
export class NotificationPanel extends DialogBody<void, undefined> {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly locale = inject(ActiveLocale).code;
  protected readonly notifications = inject(Notifications);
  protected readonly latest = resource({
    params: () => ({ locale: this.locale(), revision: this.notifications.revision() }),
    loader: async () => (await this.api.invoke(listNotifications, { limit: LATEST })).items,
  });
  /** Only what was seen is marked. */
  protected readonly newest = computed(() => Math.max(0, ...(this.latest.hasValue() ? this.latest.value().map(({ id }) => id) : [])));

  protected async open(told: NotificationDto): Promise<void> {
    this.close();
    await this.router.navigate(notificationLink(told), { queryParams: notificationQuery(told) });
    if (!told.readAt) await this.notifications.read(told.id);
  }

  protected async readAll(): Promise<void> {
    await this.notifications.readAll(this.newest());
  }
}
