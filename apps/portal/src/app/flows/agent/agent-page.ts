import { Component, computed, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { type AgentDetailDto, Api, downloadAgentProgram, getAgent, listAgentBatches, listAgentEvents, renewAgent, revokeAgent } from '@tributary/api-client';
import { ActiveLocale, Button, Cell, DataList, Dialogs, EmptyState, Icon, Notice, NumberPipe, PageHeader, Skeleton, StatusTag, Time, Timeline, type TimelineStep } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { Session } from '../../core/session/session';
import { download } from '../../shared/download';
import { ProblemState } from '../../shared/problem-state';
import { tableColumns } from '../../shared/table-columns';
import { arrivalTone, type ArrivalState } from '../flow-state';
import { AgentCodeDialog } from './agent-code-dialog';
import { AgentDialog } from './agent-dialog';
import { agentTone, MOST_SKEW_SECONDS } from './agent-state';
import { noteOf, whoOf, type Words } from './agent-story';

/** One dealer's agent: how it is, what it reads, what it sent, what happened to it. */
@Component({
  selector: 'app-agent-page',
  imports: [Button, Cell, DataList, EmptyState, Icon, Notice, NumberPipe, PageHeader, ProblemState, RouterLink, Skeleton, StatusTag, Time, Timeline, TranslocoPipe],
  templateUrl: './agent-page.html',
  styleUrl: '../feed/feed-page.less',
})
export class AgentPage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale);
  protected readonly session = inject(Session);
  protected readonly tone = agentTone;
  protected readonly mostSkew = MOST_SKEW_SECONDS;
  protected readonly agent = resource({ params: () => ({ id: this.id(), locale: this.locale.code() }), loader: ({ params: { id } }) => this.api.invoke(getAgent, { id }) });
  protected readonly batches = pagedList({ query: () => ({ id: this.id(), locale: this.locale.code() }), load: ({ id }, cursor) => this.api.invoke(listAgentBatches, { id, cursor, limit: 20 }) });
  private readonly events = pagedList({ query: () => ({ id: this.id(), locale: this.locale.code() }), load: ({ id }, cursor) => this.api.invoke(listAgentEvents, { id, cursor, limit: 50 }) });
  protected readonly columns = tableColumns('agents.batchColumn', () => [
    { key: 'seq', card: 'title' },
    { key: 'taken' },
    { key: 'days', card: 'wide' },
    { key: 'rows', align: 'end' },
    { key: 'posted', align: 'end' },
    { key: 'faults', align: 'end' },
    { key: 'state', card: 'aside' },
  ]);
  private readonly words = computed<Words>(() => ({ locale: this.locale.code(), word: (key) => this.transloco.translate(key) }));
  protected readonly steps = computed<TimelineStep[]>(() =>
    this.events.items().map((event) => ({ title: this.words().word(`agents.event.${event.action}`), at: event.at, who: whoOf(event, this.words()), note: noteOf(event, this.words()) })),
  );

  protected stateTone(state: string): ReturnType<typeof arrivalTone> {
    return arrivalTone(state as ArrivalState);
  }

  protected spanOf(days: readonly string[]): string {
    return days.length === 1 ? (days[0] ?? '') : `${days[0]} – ${days.at(-1)} (${days.length})`;
  }

  protected async change(agent: AgentDetailDto): Promise<void> {
    if (await this.dialogs.open(AgentDialog, agent, 'wide')) this.reload();
  }

  protected async renew({ id, name }: AgentDetailDto): Promise<void> {
    const text = (key: string): string => this.transloco.translate(`agents.renew.${key}`, { name });
    if (!(await this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action') }))) return;
    await this.dialogs.open(AgentCodeDialog, await this.api.invoke(renewAgent, { id }), 'wide');
    this.reload();
  }

  protected async revoke({ id, name }: AgentDetailDto): Promise<void> {
    const text = (key: string): string => this.transloco.translate(`agents.revoke.${key}`, { name });
    const answer = await this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action'), reason: 'required', danger: true });
    if (!answer) return;
    await this.api.invoke(revokeAgent, { id, body: { reason: answer.reason } });
    this.reload();
  }

  protected async program(): Promise<void> {
    download('tributary-agent.js', await this.api.invoke(downloadAgentProgram));
  }

  protected reload(): void {
    this.agent.reload();
    this.batches.reload();
    this.events.reload();
  }
}
