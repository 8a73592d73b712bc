import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, type CreditAccountDetailDto, putCreditLimit } from '@tributary/api-client';
import { ActiveLocale, Button, compareDecimals, DialogBody, DialogFrame, Dialogs, Field, formatMoney, isMultipleOf, LocalNamePipe, Notice, parseDecimal, subtractDecimals } from '@tributary/ui';
import { KeyOfBody } from '../../core/http/key-of-body';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';

const REASONS = ['credit.reason1', 'credit.reason2', 'credit.reason3'] as const;

/** Another limit, with the reason that the buyer will read. What it would leave is said beforehand; less than is used is asked twice. */
@Component({
  selector: 'app-limit-dialog',
  imports: [Button, DialogFrame, Field, LocalNamePipe, Notice, TranslocoPipe],
  templateUrl: './limit-dialog.html',
})
export class LimitDialog extends DialogBody<CreditAccountDetailDto, CreditAccountDetailDto> {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  private readonly keys = new KeyOfBody();

  /** Between dealers there may be no limit at all; head office always sets one. */
  protected readonly mayBeNone = this.data.party.tier === 2;
  protected readonly none = signal(this.mayBeNone && this.data.limit === null);
  protected readonly amountText = signal(this.data.limit ?? '');
  protected readonly reason = signal('');
  protected readonly touched = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly reasons = computed(() => {
    this.locale();
    return REASONS.map((key) => this.transloco.translate(key));
  });

  private readonly amount = computed(() => {
    const amount = parseDecimal(this.amountText());
    return amount !== null && isMultipleOf(amount, '0.01') ? amount : null;
  });
  protected readonly amountError = computed(() => {
    this.locale();
    if (this.none() || !this.touched()) return null;
    if (this.amountText().trim() === '') return this.transloco.translate('field.required');
    if (this.amount() === null) return this.transloco.translate('credit.fault.amount');
    return this.isSame() ? this.transloco.translate('credit.fault.same') : null;
  });
  protected readonly reasonError = computed(() => {
    this.locale();
    return this.touched() && this.reason().trim() === '' ? this.transloco.translate('credit.fault.reason') : null;
  });
  /** What would be left; null where nothing limits, or nothing sensible is typed. */
  protected readonly left = computed(() => {
    const amount = this.amount();
    return this.none() || amount === null ? null : subtractDecimals(amount, this.data.used);
  });
  protected readonly short = computed(() => {
    const left = this.left();
    return left !== null && compareDecimals(left, '0') < 0 ? subtractDecimals('0', left) : null;
  });
  protected readonly money = formatMoney;

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.touched.set(true);
    const reason = this.reason().trim();
    const limit = this.none() ? null : this.amount();
    if (this.busy() || reason === '' || this.isSame() || (limit === null && !this.none())) return;
    if (!(await this.sure())) return;
    const body = { limit, reason };
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.close(await this.api.invoke(putCreditLimit, { id: this.data.party.id, body }, withKey(this.keys.of(body))));
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }

  private isSame(): boolean {
    const { limit } = this.data;
    if (this.none()) return limit === null;
    const amount = this.amount();
    return limit !== null && amount !== null && compareDecimals(amount, limit) === 0;
  }

  private async sure(): Promise<boolean> {
    const short = this.short();
    if (short === null) return true;
    const answer = await this.dialogs.confirm({
      heading: this.transloco.translate('credit.lower.heading'),
      text: this.transloco.translate('credit.lower.text', { amount: formatMoney(short) }),
      action: this.transloco.translate('credit.lower.action'),
      danger: true,
    });
    return answer !== undefined;
  }
}
