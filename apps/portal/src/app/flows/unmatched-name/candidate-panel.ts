import { Component, inject, input, linkedSignal, output, resource, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listCandidates, type CandidateDto, type UnmatchedNameDto } from '@tributary/api-client';
import { ActiveLocale, Button, EmptyState, Icon, LocalNamePipe, MoneyPipe, NumberPipe, SearchBox, Skeleton, Time, UnitPipe } from '@tributary/ui';
import { ProblemState } from '../../shared/problem-state';

/** One unknown name and what it could mean, best first, each with why. */
@Component({
  selector: 'app-candidate-panel',
  imports: [Button, EmptyState, Icon, LocalNamePipe, MoneyPipe, NumberPipe, ProblemState, SearchBox, Skeleton, Time, TranslocoPipe, UnitPipe],
  templateUrl: './candidate-panel.html',
  styleUrl: './candidate-panel.less',
})
export class CandidatePanel {
  readonly name = input.required<UnmatchedNameDto>();
  readonly mayResolve = input.required<boolean>();
  readonly busy = input(false);
  readonly resolved = output<CandidateDto>();
  readonly undone = output();

  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  private readonly box = viewChild(SearchBox);

  /** A search beyond the offered ones starts afresh with each name. */
  protected readonly search = linkedSignal({ source: () => this.name().id, computation: () => '' });
  protected readonly candidates = resource({
    params: () => (this.name().state === 'open' ? { id: this.name().id, search: this.search() || undefined, locale: this.locale.code() } : undefined),
    loader: ({ params }) => this.api.invoke(listCandidates, { id: params.id, search: params.search }),
  });

  focusSearch(): boolean {
    this.box()?.focus();
    return this.box() !== undefined;
  }

  /** What the digit stands beside; Enter is the first. */
  candidateAt(key: string): CandidateDto | undefined {
    const place = key === 'Enter' ? 1 : /^[1-9]$/.test(key) ? Number(key) : 0;
    return place && this.candidates.hasValue() ? this.candidates.value()[place - 1] : undefined;
  }

  protected percent(score: number): string {
    return `${Math.round(score * 100)}%`;
  }
}
