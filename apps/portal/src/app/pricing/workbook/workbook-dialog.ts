import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, changePrices, type CheckedPriceRowDto, checkPriceList, downloadPriceList, type PriceListDto } from '@tributary/api-client';
import { Button, ChoiceRow, DialogBody, DialogFrame, LocalNamePipe, MoneyPipe, Notice, NumberPipe, shanghaiDay, StatusTag, Time, type Tone, UnitPipe } from '@tributary/ui';
import { KeyOfBody } from '../../core/http/key-of-body';
import { failureOf } from '../../core/http/problem';
import { handled, withKey } from '../../core/http/request-options';
import { choices } from '../../shared/choices';
import { download } from '../../shared/download';
import { changesOf, countByVerdict } from './checked-rows';

type Verdict = CheckedPriceRowDto['verdict'];
const verdicts: readonly Verdict[] = ['refused', 'changed', 'new', 'unchanged'];
const tones: Readonly<Record<Verdict, Tone>> = { refused: 'clay', changed: 'sand', new: 'leaf', unchanged: 'quiet' };
const PORTION = 100;

/** A workbook of prices: first what it would change, row by row, then, when told so, the change. Closes with the number of changed prices. */
@Component({
  selector: 'app-workbook-dialog',
  imports: [Button, ChoiceRow, DialogFrame, LocalNamePipe, MoneyPipe, Notice, NumberPipe, StatusTag, Time, TranslocoPipe, UnitPipe],
  templateUrl: './workbook-dialog.html',
  styleUrl: './workbook-dialog.less',
})
export class WorkbookDialog extends DialogBody<number, PriceListDto> {
  private readonly api = inject(Api);
  private readonly keys = new KeyOfBody();

  protected readonly list = this.data;
  protected readonly today = shanghaiDay(new Date());
  protected readonly from = signal(this.today);
  protected readonly fileName = signal<string | null>(null);
  protected readonly rows = signal<readonly CheckedPriceRowDto[] | null>(null);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  protected readonly counts = computed(() => countByVerdict(this.rows() ?? []));
  protected readonly changes = computed(() => changesOf(this.rows() ?? []));
  protected readonly verdictNames = choices<Verdict>('priceWorkbook.verdict', () => verdicts);
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
      const { rows } = await this.api.invoke(checkPriceList, { id: this.list.id, from: this.from(), fileName: file.name, body: file }, handled());
      this.rows.set(rows);
    });
  }

  protected async apply(): Promise<void> {
    const body = { changes: this.changes() };
    await this.working(async () => this.close((await this.api.invoke(changePrices, { id: this.list.id, body }, withKey(this.keys.of(body)))).changed));
  }

  protected async sample(): Promise<void> {
    await this.working(async () => download(`${this.list.code}-${this.today}.xlsx`, await this.api.invoke(downloadPriceList, { id: this.list.id }, handled())));
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
