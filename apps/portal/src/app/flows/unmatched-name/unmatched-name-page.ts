import { Component, computed, effect, inject, signal, untracked, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, listUnmatchedNames, resolveName, undoResolution, type CandidateDto, type UnmatchedNameDto } from '@tributary/api-client';
import { Button, ChoiceRow, EmptyState, ErrorState, FilterBar, Icon, MoneyPipe, NumberPipe, PageHeader, SearchBox, Skeleton, Time, Toasts } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { CandidatePanel } from './candidate-panel';

type Kind = UnmatchedNameDto['kind'];
type State = UnmatchedNameDto['state'];

/** Names that dealers use and we do not know yet, the weightiest first; one key each to decide and to go on. */
@Component({
  selector: 'app-unmatched-name-page',
  imports: [
    Button,
    CandidatePanel,
    ChoiceRow,
    EmptyState,
    ErrorState,
    FilterBar,
    Icon,
    MoneyPipe,
    NumberPipe,
    PageHeader,
    SearchBox,
    Skeleton,
    Time,
    TranslocoPipe,
  ],
  templateUrl: './unmatched-name-page.html',
  styleUrl: './unmatched-name-page.less',
  host: { '(document:keydown)': 'key($event)' },
})
export class UnmatchedNamePage {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly panel = viewChild(CandidatePanel);
  protected readonly mayResolve = inject(Session).may('flows.resolve');
  protected readonly filters = queryFilters('kind', 'state', 'search', 'name');

  protected readonly kind = computed<Kind>(() => (this.filters.values().kind === 'product' ? 'product' : 'terminal'));
  protected readonly state = computed<State>(() => (this.filters.values().state === 'resolved' ? 'resolved' : 'open'));
  protected readonly names = pagedList({
    query: () => ({ kind: this.kind(), state: this.state(), search: this.filters.values().search }),
    load: (query, cursor) => this.api.invoke(listUnmatchedNames, { ...query, cursor }),
  });
  protected readonly kindChoices = choices<Kind>('unmatched.kind', () => ['terminal', 'product']);
  protected readonly stateChoices = choices<State>('unmatched.state', () => ['open', 'resolved']);

  private readonly selectedId = signal<number | null>(Number(this.filters.values().name) || null);
  protected readonly selected = computed(() => this.names.items().find((name) => name.id === this.selectedId()) ?? this.names.items()[0]);
  /** On a phone the decision is a sheet over the list. */
  protected readonly sheet = signal(false);
  protected readonly busy = signal(false);
  private readonly lastDone = signal<UnmatchedNameDto | null>(null);

  constructor() {
    effect(() => {
      const selected = this.selected();
      untracked(() => selected && document.getElementById(`name-${selected.id}`)?.scrollIntoView({ block: 'nearest' }));
    });
  }

  protected select(name: UnmatchedNameDto): void {
    this.selectedId.set(name.id);
    this.sheet.set(true);
  }

  protected async resolve(name: UnmatchedNameDto, candidate: CandidateDto): Promise<void> {
    if (this.busy() || !this.mayResolve) return;
    this.busy.set(true);
    try {
      const done = await this.api.invoke(resolveName, { id: name.id, body: { targetId: candidate.targetId } });
      this.lastDone.set(done);
      this.takeOut(name);
      this.toasts.success(this.transloco.translate('unmatched.done', { text: name.text, target: candidate.name, rows: name.rows }), {
        label: this.transloco.translate('unmatched.undo'),
        run: () => void this.undo(done),
      });
    } finally {
      this.busy.set(false);
    }
  }

  protected async undo(name: UnmatchedNameDto): Promise<void> {
    const reopened = await this.api.invoke(undoResolution, { id: name.id });
    this.lastDone.set(null);
    if (this.state() === 'open' && reopened.kind === this.kind()) {
      this.names.patch((items) => [reopened, ...items.filter((item) => item.id !== reopened.id)]);
      this.selectedId.set(reopened.id);
    } else {
      this.takeOut(name);
    }
    this.toasts.info(this.transloco.translate('unmatched.undone', { text: name.text }));
  }

  /** ↑↓ walk the list, digits decide, U takes the last decision back, / searches further. */
  protected key(event: KeyboardEvent): void {
    const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const handled = this.handle(event.key);
    if (handled) event.preventDefault();
  }

  private handle(key: string): boolean {
    if (key === 'ArrowDown' || key === 'ArrowUp') return this.step(key === 'ArrowDown' ? 1 : -1);
    if (key === '/') return this.panel()?.focusSearch() ?? false;
    const last = this.lastDone();
    if (key.toLowerCase() === 'u' && last) {
      void this.undo(last);
      return true;
    }
    const [name, candidate] = [this.selected(), this.panel()?.candidateAt(key)];
    if (!name || !candidate || name.state !== 'open') return false;
    void this.resolve(name, candidate);
    return true;
  }

  private step(by: number): boolean {
    const items = this.names.items();
    const next = items[items.findIndex((name) => name.id === this.selected()?.id) + by];
    if (next) this.selectedId.set(next.id);
    return true;
  }

  /** The next name moves up under the cursor. */
  private takeOut(name: UnmatchedNameDto): void {
    const items = this.names.items();
    const at = items.findIndex((item) => item.id === name.id);
    this.selectedId.set((items[at + 1] ?? items[at - 1])?.id ?? null);
    this.names.patch((list) => list.filter((item) => item.id !== name.id));
    this.sheet.set(false);
  }
}
