import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, type ApiKeyDto, listApiKeys, type NewApiKeyDto, revokeApiKey } from '@tributary/api-client';
import { Button, Cell, DataList, Dialogs, EmptyState, FilterBar, Icon, PageHeader, SearchBox, StatusTag, Time, type Tone } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { tableColumns } from '../../shared/table-columns';
import { ApiKeySecretDialog } from './api-key-secret-dialog';
import { CreateApiKeyDialog } from './create-api-key-dialog';

const tones: Record<ApiKeyDto['state'], Tone> = { active: 'leaf', expired: 'quiet', revoked: 'quiet' };

/** Keys with which dealers' own systems deliver flow: made, shown once, and ended. */
@Component({
  selector: 'app-api-key-list-page',
  imports: [Button, Cell, DataList, EmptyState, FilterBar, Icon, PageHeader, SearchBox, StatusTag, Time, TranslocoPipe],
  templateUrl: './api-key-list-page.html',
})
export class ApiKeyListPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);
  private readonly organisation = inject(Session).organisation;
  private readonly isDealer = computed(() => this.organisation()?.kind === 'dealer');
  protected readonly filters = queryFilters('search');
  protected readonly tone = tones;
  protected readonly keys = pagedList({
    query: () => ({ search: this.filters.values().search }),
    load: (query, cursor) => this.api.invoke(listApiKeys, { ...query, cursor }),
  });
  protected readonly columns = tableColumns('apiKeys.column', () => [
    { key: 'name', card: 'title' },
    ...(this.isDealer() ? [] : [{ key: 'dealer' }]),
    { key: 'networks' },
    { key: 'expires' },
    { key: 'used' },
    { key: 'state', card: 'aside' },
    { key: 'action', card: 'wide' },
  ]);

  protected async create(): Promise<void> {
    const made = await this.dialogs.open<NewApiKeyDto, { isDealer: boolean }>(CreateApiKeyDialog, { isDealer: this.isDealer() });
    if (!made) return;
    this.keys.reload();
    await this.dialogs.open(ApiKeySecretDialog, made);
  }

  protected async revoke({ id, name }: ApiKeyDto): Promise<void> {
    const text = (key: string) => this.transloco.translate(`apiKeys.revoke.${key}`, { name });
    if (!(await this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action') }))) return;
    await this.api.invoke(revokeApiKey, { id });
    this.keys.reload();
  }
}
