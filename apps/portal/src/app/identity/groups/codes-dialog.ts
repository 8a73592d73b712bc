import { Component, computed, resource, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccessCodeResultDto } from '@tributary/api-client';
import { Button, type Choice, ChoiceRow, DialogBody, DialogFrame, Field, Notice, SearchBox, StatusTag, type Tone } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import { codesOf } from './code-list';

export interface CodeCandidate {
  readonly code: string;
  readonly name: string;
}

export interface CodesQuestion {
  readonly heading: string;
  readonly kinds: readonly Choice[];
  readonly find: (kind: string, search: string) => Promise<readonly CodeCandidate[]>;
  readonly send: (kind: string, codes: string[]) => Promise<readonly AccessCodeResultDto[]>;
}

const TONES: Readonly<Record<AccessCodeResultDto['outcome'], Tone>> = { done: 'leaf', unchanged: 'quiet', unknown: 'clay' };

/** A list of codes, found one by one or pasted whole; afterwards the answer for every row. */
@Component({
  selector: 'app-codes-dialog',
  imports: [Button, ChoiceRow, DialogFrame, Field, Notice, SearchBox, StatusTag, TranslocoPipe],
  templateUrl: './codes-dialog.html',
  styleUrl: './codes-dialog.less',
})
export class CodesDialog extends DialogBody<boolean, CodesQuestion> {
  protected readonly kind = signal(this.data.kinds[0]?.value ?? '');
  protected readonly search = signal('');
  protected readonly text = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly results = signal<readonly AccessCodeResultDto[] | null>(null);
  protected readonly codes = computed(() => codesOf(this.text()));
  protected readonly chosen = computed(() => new Set(this.codes()));
  protected readonly found = resource({
    params: () => ({ kind: this.kind(), search: this.search() }),
    loader: ({ params }) => this.data.find(params.kind, params.search),
  });
  protected readonly counts = computed(() => {
    const counts = { done: 0, unchanged: 0, unknown: 0 };
    for (const { outcome } of this.results() ?? []) counts[outcome] += 1;
    return counts;
  });
  protected readonly tones = TONES;

  protected choose(kind: string): void {
    this.kind.set(kind);
    this.text.set('');
  }

  protected toggle(code: string): void {
    const codes = this.codes();
    const next = codes.includes(code) ? codes.filter((other) => other !== code) : [...codes, code];
    this.text.set(next.join('\n'));
  }

  protected async send(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.results.set(await this.data.send(this.kind(), this.codes()));
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
