import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listNotifications, type NotificationDto } from '@tributary/api-client';
import { ActiveLocale, Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, Icon, PageHeader } from '@tributary/ui';
import { pagedList } from '../core/list/paged-list';
import { queryFilters } from '../core/list/query-filters';
import { Notifications } from '../core/notifications/notifications';
import { choices } from '../shared/choices';
import { tableColumns } from '../shared/table-columns';
import { notificationLink, notificationQuery } from './notification-link';
import { NotificationWords } from './notification-words';

/** Everything that this person was told. */
@Component({
  selector: 'app-notification-list-page',
  imports: [Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, Icon, NotificationWords, PageHeader, RouterLink, TranslocoPipe],
  templateUrl: './notification-list-page.html',
})
export class NotificationListPage {
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale).code;
  protected readonly notifications = inject(Notifications);
  protected readonly linkOf = notificationLink;
  protected readonly queryOf = notificationQuery;
  protected readonly filters = queryFilters('show');
  protected readonly list = pagedList<{ unread: true | undefined; locale: string; revision: number }, NotificationDto>({
    query: () => ({ unread: this.filters.values().show === 'unread' || undefined, locale: this.locale(), revision: this.notifications.revision() }),
    load: ({ unread }, cursor) => this.api.invoke(listNotifications, { unread, cursor }),
  });
  protected readonly newest = computed(() => Math.max(0, ...this.list.items().map(({ id }) => id)));
  protected readonly showChoices = choices('notifications.show', () => ['everything', 'unread']);
  protected readonly columns = tableColumns('notifications.column', () => [
    { key: 'title', card: 'title' },
    { key: 'words', card: 'wide' },
    { key: 'mail', card: 'aside' },
    { key: 'read', align: 'end' },
  ]);
}
