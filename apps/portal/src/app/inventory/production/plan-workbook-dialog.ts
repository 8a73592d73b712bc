import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, type CheckedPlanRowDto, checkProductionPlans, exportProductionPlans, type ImportedPlanDto, importProductionPlans } from '@tributary/api-client';
import { Button, ChoiceRow, DialogBody, DialogFrame, Field, LocalNamePipe, Notice, NumberPipe, shanghaiDay, StatusTag, Time, type Tone, UnitPipe } from '@tributary/ui';
import { KeyOfBody } from '../../core/http/key-of-body';
import { failureOf } from '../../core/http/problem';
import { handled, withKey } from '../../core/http/request-options';
import { choices } from '../../shared/choices';
import { download } from '../../shared/download';

type Verdict = CheckedPlanRowDto['verdict'];
const verdicts: readonly Verdict[] = ['refused', 'changed', 'new', 'unchanged'];
const tones: Readonly<Record<Verdict, Tone>> = { refused: 'clay', changed: 'sand', new: 'leaf', unchanged: 'quiet' };
const PORTION = 100;

/** What the rows that are neither refused nor unchanged ask for. */
export function plansOf(rows: readonly CheckedPlanRowDto[]): ImportedPlanDto[] {
  return rows.flatMap(({ verdict, skuId, locationId, readyOn, planned, note }) => {
    if (verdict !== 'new' && verdict !== 'changed') return [];
    return skuId === null || locationId === null || readyOn === null || planned === null ? [] : [{ skuId, locationId, readyOn, planned, note }];
  });
}

/** A workbook of plans: first what it would change, row by row, then, when told so, the change. Closes with the number of plans. */
@Component({
  selector: 'app-plan-workbook-dialog',
  imports: [Button, ChoiceRow, DialogFrame, Field, LocalNamePipe, Notice, NumberPipe, StatusTag, Time, TranslocoPipe, UnitPipe],
  templateUrl: './plan-workbook-dialog.html',
  styleUrl: './plan-workbook-dialog.less',
})
export class PlanWorkbookDialog extends DialogBody<number, undefined> {
  private readonly api = inject(Api);
  private readonly keys = new KeyOfBody();

  protected readonly fileName = signal<string | null>(null);
  protected readonly rows = signal<readonly CheckedPlanRowDto[] | null>(null);
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  protected readonly counts = computed(() => {
    const all = this.rows() ?? [];
    return Object.fromEntries(verdicts.map((verdict) => [verdict, all.filter((row) => row.verdict === verdict).length])) as Record<Verdict, number>;
  });
  protected readonly plans = computed(() => plansOf(this.rows() ?? []));
  private readonly verdictNames = choices<Verdict>('priceWorkbook.verdict', () => verdicts);
  protected readonly verdictChoices = computed(() => this.verdictNames().map((choice) => ({ ...choice, label: `${choice.label} ${this.counts()[choice.value]}` })));
  private readonly picked = signal<Verdict | null>(null);
  /** What was refused comes first, or what would change. */
  protected readonly verdict = computed(() => this.picked() ?? verdicts.find((verdict) => this.counts()[verdict] > 0) ?? 'changed');
  private readonly limit = signal(PORTION);
  private readonly ofVerdict = computed(() => (this.rows() ?? []).filter((row) => row.verdict === this.verdict()));
  protected readonly shown = computed(() => this.ofVerdict().slice(0, this.limit()));
  protected readonly more = computed(() => this.ofVerdict().length > this.limit());
  protected readonly tones = tones;

  protected choose(verdict: Verdict): void {
    this.picked.set(verdict);
    this.limit.set(PORTION);
  }

  protected showMore(): void {
    this.limit.update((limit) => limit + PORTION);
  }

  protected async check(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    // the same file may be picked again after it was mended
    input.value = '';
    if (!file) return;
    await this.working(async () => {
      this.rows.set(null);
      this.picked.set(null);
      this.fileName.set(file.name);
      this.rows.set(await this.api.invoke(checkProductionPlans, { fileName: file.name, body: file }, handled()));
    });
  }

  protected async apply(): Promise<void> {
    const body = { plans: this.plans(), reason: this.reason().trim() };
    await this.working(async () => {
      await this.api.invoke(importProductionPlans, { body }, withKey(this.keys.of(body)));
      this.close(body.plans.length);
    });
  }

  protected async sample(): Promise<void> {
    await this.working(async () => download(`plans-${shanghaiDay(new Date())}.xlsx`, await this.api.invoke(exportProductionPlans, {}, handled())));
  }

  private async working(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await work();
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
