import { Component, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getOwnFlow, listOwnCorrections, type OwnDayDto, type OwnFeedDto, type OwnKindDto } from '@tributary/api-client';
import { ActiveLocale, Button, Cell, DataList, Dialogs, EmptyState, Icon, Notice, NumberPipe, PageHeader, Skeleton, StatusTag, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { Session } from '../../core/session/session';
import { ProblemState } from '../../shared/problem-state';
import { tableColumns } from '../../shared/table-columns';
import { scheduleWords } from '../feed/schedule-words';
import { arrivalTone, healthTone } from '../flow-state';
import { OwnCalendar } from './own-calendar';
import { OwnDayDialog } from './own-day-dialog';
import { waitTone } from './own-flow-state';

/** Roads on which nothing is fetched: files are brought or sent. */
const BROUGHT = ['upload', 'api'];

/** A dealer's own flow: its feeds, five weeks day by day, what waits for whom, and what it corrected. */
@Component({
  selector: 'app-own-flow-page',
  imports: [Button, Cell, DataList, EmptyState, Icon, Notice, NumberPipe, OwnCalendar, PageHeader, ProblemState, RouterLink, Skeleton, StatusTag, Time, TranslocoPipe],
  templateUrl: './own-flow-page.html',
  styleUrl: './own-flow-page.less',
})
export class OwnFlowPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly locale = inject(ActiveLocale).code;
  protected readonly session = inject(Session);
  protected readonly words = scheduleWords;
  protected readonly healthTone = healthTone;
  protected readonly arrivalTone = arrivalTone;
  protected readonly waitTone = waitTone;

  protected readonly flow = resource({ params: () => ({ locale: this.locale() }), loader: () => this.api.invoke(getOwnFlow) });
  protected readonly corrections = pagedList({ query: () => ({}), load: (_, cursor) => this.api.invoke(listOwnCorrections, { cursor }) });
  protected readonly columns = tableColumns('ownFlow.column', () => [
    { key: 'day', card: 'title' },
    { key: 'rows', align: 'end' },
    { key: 'quantity', align: 'end' },
    { key: 'file', card: 'wide' },
    { key: 'at', card: 'aside' },
  ]);

  protected isFetched = ({ source }: OwnFeedDto): boolean => !BROUGHT.includes(source);

  protected open(kind: OwnKindDto['kind'], day: OwnDayDto): void {
    void this.dialogs.open(OwnDayDialog, { kind, day });
  }
}
