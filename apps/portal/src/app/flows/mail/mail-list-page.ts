import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, dismissMail, listMails, type MailDto } from '@tributary/api-client';
import { ActiveLocale, Button, Cell, ChoiceRow, DataList, Dialogs, EmptyState, FilterBar, PageHeader, SearchBox, StatusTag, Time, Toasts } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { tableColumns } from '../../shared/table-columns';
import { AssignMailDialog } from './assign-mail-dialog';
import { MailboxCards } from './mailbox-cards';
import { judgement, type MailState, mailStates, mailTone } from './mail-state';

/** The mailboxes that dealers write to, and every mail: whose it is, or why it is nobody's. */
@Component({
  selector: 'app-mail-list-page',
  imports: [Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, MailboxCards, PageHeader, RouterLink, SearchBox, StatusTag, Time, TranslocoPipe],
  templateUrl: './mail-list-page.html',
})
export class MailListPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale);
  protected readonly mayDecide = inject(Session).may('flows.operate');
  protected readonly filters = queryFilters('search', 'state');
  protected readonly tone = mailTone;
  protected readonly judgement = judgement;
  /** Unless another state is asked for, what waits for a person. */
  protected readonly state = computed(() => mailStates.find((state) => state === this.filters.values().state) ?? 'unassigned');
  protected readonly stateChoices = choices<MailState>('mails.state', () => mailStates);
  protected readonly mails = pagedList({
    query: () => ({ search: this.filters.values().search, state: this.state(), locale: this.locale.code() }),
    load: ({ search, state }, cursor) => this.api.invoke(listMails, { search, state, cursor }),
  });
  protected readonly columns = tableColumns('mails.column', () => [
    { key: 'mail', card: 'title' },
    { key: 'files', card: 'wide' },
    { key: 'received' },
    { key: 'reason', card: 'wide' },
    { key: 'state', card: 'aside' },
    { key: 'decide', card: 'wide' },
  ]);

  protected async assign(mail: MailDto): Promise<void> {
    const assigned = await this.dialogs.open(AssignMailDialog, mail, 'narrow');
    if (!assigned) return;
    this.toasts.success(this.transloco.translate('mails.assigned'));
    this.mails.reload();
  }

  protected async dismiss(mail: MailDto): Promise<void> {
    const text = (key: string) => this.transloco.translate(`mails.dismiss.${key}`, { sender: mail.sender });
    if (!(await this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action') }))) return;
    await this.api.invoke(dismissMail, { id: mail.id });
    this.mails.reload();
  }
}
