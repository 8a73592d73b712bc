import { Component, computed, effect, inject, input, linkedSignal, numberAttribute, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, confirmLayout, getLayoutRequest, type LayoutSheetDto, type SheetChoiceDto, tryLayout } from '@tributary/api-client';
import { ActiveLocale, Button, Icon, Notice, PageHeader, Skeleton, Time, Toasts } from '@tributary/ui';
import { ProblemState } from '../../shared/problem-state';
import { type Meaning, withMeaning } from './layout-draft';
import { LayoutResult } from './layout-result';
import { LayoutTerms } from './layout-terms';
import { OriginalSheet } from './original-sheet';

/** Changes of one moment are tried together. */
const PAUSE_MS = 350;

/** One file beside its original: what each column means, what that gives, and the yes to it. */
@Component({
  selector: 'app-layout-page',
  imports: [Button, Icon, LayoutResult, LayoutTerms, Notice, OriginalSheet, PageHeader, ProblemState, RouterLink, Skeleton, Time, TranslocoPipe],
  templateUrl: './layout-page.html',
  styleUrl: './layout-page.less',
  host: { '(document:keydown.control.enter)': 'confirm()' },
})
export class LayoutPage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly locale = inject(ActiveLocale);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  protected readonly busy = signal(false);
  /** Whether what the layout had read before is counted again. */
  protected readonly again = signal(true);
  protected readonly request = resource({
    params: () => ({ id: this.id(), locale: this.locale.code() }),
    loader: ({ params }) => this.api.invoke(getLayoutRequest, { id: params.id }),
  });
  private readonly sheets = computed(() => (this.request.hasValue() ? this.request.value().sheets.filter((sheet) => sheet.choice !== null) : []));
  /** What the person says of each sheet, which begins as it is proposed. */
  private readonly said = linkedSignal<readonly LayoutSheetDto[], readonly SheetChoiceDto[]>({
    source: this.sheets,
    computation: (sheets) => sheets.flatMap(({ choice }) => choice ?? []),
  });
  private readonly chosenNo = signal<number | null>(null);
  protected readonly shownSheets = computed(() => (this.request.hasValue() ? this.request.value().sheets.filter((sheet) => !sheet.hidden) : []));
  protected readonly sheet = computed(() => this.shownSheets().find(({ no }) => no === this.chosenNo()) ?? this.sheets()[0] ?? this.shownSheets()[0]);
  protected readonly choice = computed(() => this.said().find(({ no }) => no === this.sheet()?.no));
  private readonly settled = signal<readonly SheetChoiceDto[]>([]);
  protected readonly trial = resource({
    params: () => (this.settled().length > 0 ? { id: this.id(), sheets: this.settled(), locale: this.locale.code() } : undefined),
    loader: ({ params }) => this.api.invoke(tryLayout, { id: params.id, body: { sheets: [...params.sheets] } }),
  });
  protected readonly mayConfirm = computed(() => this.trial.hasValue() && this.trial.value().reason === null && this.trial.value().counts.length > 0 && this.settled() === this.said());

  constructor() {
    effect((onCleanup) => {
      const said = this.said();
      const timer = setTimeout(() => this.settled.set(said), PAUSE_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected show(no: number): void {
    this.chosenNo.set(no);
  }

  protected change(changed: SheetChoiceDto): void {
    this.said.update((said) => said.map((choice) => (choice.no === changed.no ? changed : choice)));
  }

  protected mean(sheet: LayoutSheetDto, choice: SheetChoiceDto, index: number, meaning: Meaning | null): void {
    this.change(withMeaning(choice, index, meaning, sheet));
  }

  protected async confirm(): Promise<void> {
    if (this.busy() || !this.mayConfirm()) return;
    this.busy.set(true);
    try {
      const { feedId } = await this.api.invoke(confirmLayout, { id: this.id(), body: { sheets: [...this.said()], again: this.again() } });
      this.toasts.success(this.transloco.translate('layouts.confirmed'));
      await this.router.navigate(['/feeds', feedId]);
    } finally {
      this.busy.set(false);
    }
  }
}
