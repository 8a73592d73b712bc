import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, bringFlow, listFlowUploads } from '@tributary/api-client';
import { Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, Icon, Notice, PageHeader, SearchBox, StatusTag, Time } from '@tributary/ui';
import { handled } from '../../core/http/request-options';
import { failureOf } from '../../core/http/problem';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { DealerSelect } from '../../shared/dealer-select';
import { tableColumns } from '../../shared/table-columns';
import { type FlowKind, flowKinds, type UploadState, uploadStates, uploadTone } from '../flow-state';

/** Flow that people bring: a file is picked or dropped, read, and looked at before it counts. */
@Component({
  selector: 'app-flow-upload-list-page',
  imports: [Button, Cell, ChoiceRow, DataList, DealerSelect, EmptyState, FilterBar, Icon, Notice, PageHeader, RouterLink, SearchBox, StatusTag, Time, TranslocoPipe],
  templateUrl: './flow-upload-list-page.html',
  styleUrl: './flow-upload-list-page.less',
})
export class FlowUploadListPage {
  /** The kind of record that is missing, as the address names it. */
  readonly record = input<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly organisation = inject(Session).organisation;
  /** A dealer brings its own. */
  protected readonly isDealer = computed(() => this.organisation()?.kind === 'dealer');
  protected readonly filters = queryFilters('search', 'state');
  protected readonly tone = uploadTone;
  protected readonly kind = linkedSignal<FlowKind>(() => flowKinds.find((kind) => kind === this.record()) ?? 'sale');
  /** Whose flow it is, where head office brings it. */
  protected readonly dealer = signal<string | null>(null);
  protected readonly over = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly state = computed(() => uploadStates.find((state) => state === this.filters.values().state));
  protected readonly uploads = pagedList({
    query: () => ({ search: this.filters.values().search, state: this.state() }),
    load: (query, cursor) => this.api.invoke(listFlowUploads, { ...query, cursor }),
  });
  protected readonly kindChoices = choices<FlowKind>('flowKind', () => flowKinds);
  protected readonly stateChoices = choices<UploadState | 'all'>('flowUpload.state', () => ['all', ...uploadStates]);
  protected readonly columns = tableColumns('flowUpload.column', () => [
    { key: 'file', card: 'title' },
    ...(this.isDealer() ? [] : [{ key: 'dealer' }]),
    { key: 'kind' },
    { key: 'by' },
    { key: 'at' },
    { key: 'state', card: 'aside' },
  ]);

  protected chooseState(state: UploadState | 'all'): void {
    this.filters.set({ state: state === 'all' ? null : state });
  }

  protected picked(input: HTMLInputElement): void {
    const file = input.files?.[0];
    // the same file may be picked again after it was mended
    input.value = '';
    if (file) void this.bring(file);
  }

  protected dropped(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    const file = event.dataTransfer?.files[0];
    if (file) void this.bring(file);
  }

  protected dragged(event: DragEvent): void {
    event.preventDefault();
    this.over.set(true);
  }

  private async bring(body: File): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const { id } = await this.api.invoke(bringFlow, { kind: this.kind(), dealerId: Number(this.dealer()) || undefined, fileName: body.name, body }, handled());
      await this.router.navigate(['/flow-uploads', id]);
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
