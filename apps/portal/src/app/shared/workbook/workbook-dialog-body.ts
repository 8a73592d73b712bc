import { computed, Directive, signal } from '@angular/core';
import { DialogBody } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import { choices } from '../choices';
import { type CheckedRow, countByVerdict, type Verdict, verdicts, verdictTones } from './verdicts';

const PORTION = 100;

/**
 * A workbook that is taken in: first what it would change, row by row, then, when told so, the change. Closes with the
 * number of changes.
 */
@Directive()
export abstract class WorkbookDialogBody<Row extends CheckedRow, Data> extends DialogBody<number, Data> {
  protected readonly fileName = signal<string | null>(null);
  protected readonly rows = signal<readonly Row[] | null>(null);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  protected readonly counts = computed(() => countByVerdict(this.rows() ?? []));
  private readonly verdictNames = choices<Verdict>('priceWorkbook.verdict', () => verdicts);
  protected readonly verdictChoices = computed(() => this.verdictNames().map((choice) => ({ ...choice, label: `${choice.label} ${this.counts()[choice.value]}` })));
  private readonly picked = signal<Verdict | null>(null);
  /** What was refused comes first, or what would change. */
  protected readonly verdict = computed(() => this.picked() ?? verdicts.find((verdict) => this.counts()[verdict] > 0) ?? 'changed');
  private readonly limit = signal(PORTION);
  private readonly ofVerdict = computed(() => (this.rows() ?? []).filter((row) => row.verdict === this.verdict()));
  protected readonly shown = computed(() => this.ofVerdict().slice(0, this.limit()));
  protected readonly more = computed(() => this.ofVerdict().length > this.limit());
  protected readonly tones = verdictTones;

  /** What the file would do; changes nothing. */
  protected abstract checked(file: File): Promise<readonly Row[]>;

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
      this.rows.set(await this.checked(file));
    });
  }

  /** One thing at a time; what goes wrong is said in the dialog. */
  protected async working(work: () => Promise<void>): Promise<void> {
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
