import { Component, computed, inject, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, createExpenseBudget, type ExpenseBudgetDto, listBranches, updateExpenseBudget } from '@tributary/api-client';
import { Button, ChoiceRow, DialogBody, DialogFrame, Field, LocalNamePipe, Notice, parseDecimal } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { newKey } from '../core/http/idempotency-key';
import { failureOf } from '../core/http/problem';
import { withKey } from '../core/http/request-options';
import { choices } from '../shared/choices';
import { DealerSelect } from '../shared/dealer-select';

type Kind = ExpenseBudgetDto['kind'];

/** A new budget, or other terms for one that is there: never less than what is used. */
@Component({
  selector: 'app-budget-dialog',
  imports: [Button, ChoiceRow, DealerSelect, DialogFrame, Field, FormsModule, LocalNamePipe, Notice, NzSelectModule, TranslocoPipe],
  templateUrl: './budget-dialog.html',
})
export class BudgetDialog extends DialogBody<ExpenseBudgetDto, ExpenseBudgetDto | undefined> {
  private readonly api = inject(Api);
  private key = newKey();

  protected readonly budget = this.data;
  protected readonly kinds = choices<Kind>('budgetKind', () => ['promotion', 'market-development']);
  protected readonly branches = resource({ loader: () => this.api.invoke(listBranches) });
  protected readonly code = signal('');
  protected readonly kind = signal<Kind>('promotion');
  protected readonly branchId = signal<number | null>(null);
  protected readonly dealerId = signal<string | null>(null);
  protected readonly name = signal(this.data?.name ?? '');
  protected readonly nameEn = signal(this.data?.nameEn ?? '');
  protected readonly from = signal(this.data?.from ?? '');
  protected readonly to = signal(this.data?.to ?? '');
  protected readonly amount = signal(this.data?.amount ?? '');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  private readonly terms = computed(() => {
    const [name, nameEn, amount] = [this.name().trim(), this.nameEn().trim(), parseDecimal(this.amount())];
    return name && nameEn && this.from() && amount !== null ? { name, nameEn, amount, from: this.from(), to: this.to() || null } : null;
  });
  protected readonly ready = computed(() => this.terms() !== null && (this.data !== undefined || this.code().trim().length > 1));

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const terms = this.terms();
    if (!terms) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.close(await this.save(terms));
    } catch (error) {
      this.refusal.set(failureOf(error).message);
      this.key = newKey();
    } finally {
      this.busy.set(false);
    }
  }

  private save(terms: NonNullable<ReturnType<BudgetDialog['terms']>>): Promise<ExpenseBudgetDto> {
    if (this.data) return this.api.invoke(updateExpenseBudget, { id: this.data.id, body: terms }, withKey(this.key));
    const body = { ...terms, code: this.code().trim(), kind: this.kind(), branchId: this.branchId(), dealerId: Number(this.dealerId()) || null };
    return this.api.invoke(createExpenseBudget, { body }, withKey(this.key));
  }
}
