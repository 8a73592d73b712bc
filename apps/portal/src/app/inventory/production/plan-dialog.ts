import { Component, computed, inject, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { disabled, form, FormField, pattern, required, submit } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, changeProductionPlan, createProductionPlan, listStockLocations, type ProductionPlanDto } from '@tributary/api-client';
import { Button, DialogBody, DialogFrame, Field, LocalNamePipe, Notice, Quantity, UnitPipe } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { KeyOfBody } from '../../core/http/key-of-body';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { FieldErrorPipe } from '../../shared/field-error';
import { SkuSelect } from '../../shared/sku-select';

const QUANTITY = /^\d{1,12}(\.\d{1,3})?$/;

/** A new plan, or another quantity, day or status of one that there is. Those who wait read the reason. */
@Component({
  selector: 'app-plan-dialog',
  imports: [Button, DialogFrame, Field, FieldErrorPipe, FormField, FormsModule, LocalNamePipe, Notice, NzSelectModule, Quantity, SkuSelect, TranslocoPipe, UnitPipe],
  templateUrl: './plan-dialog.html',
})
export class PlanDialog extends DialogBody<ProductionPlanDto, ProductionPlanDto | undefined> {
  private readonly api = inject(Api);
  private readonly keys = new KeyOfBody();

  protected readonly plan = this.data;
  /** Where a new plan can be; one that there is stays where it is. */
  protected readonly locations = resource({ params: () => (this.plan ? undefined : {}), loader: () => this.api.invoke(listStockLocations) });
  protected readonly skuId = signal<string | null>(null);
  protected readonly locationId = signal<number | null>(null);
  /** A plan that demand made says what is asked for, until a planner takes it over. */
  protected readonly takenOver = signal(false);
  private readonly follows = computed(() => this.plan?.origin === 'demand' && !this.takenOver());
  protected readonly closed = signal(this.plan?.status === 'closed');
  protected readonly refusal = signal<string | null>(null);
  protected readonly entry = form(
    signal({ planned: this.plan?.planned ?? '', readyOn: this.plan?.readyOn ?? '', note: this.plan?.note ?? '', reason: '' }),
    (path) => {
      required(path.planned);
      pattern(path.planned, QUANTITY);
      disabled(path.planned, () => this.follows());
      required(path.readyOn);
      if (this.plan) required(path.reason);
    },
  );
  protected readonly complete = computed(() => this.plan !== undefined || (this.skuId() !== null && this.locationId() !== null));
  /** Promises that would hear of a new day. */
  protected readonly moves = computed(() => this.plan !== undefined && this.plan.waiting !== '0' && this.entry.readyOn().value() !== this.plan.readyOn);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.refusal.set(null);
    await submit(this.entry, async () => {
      try {
        this.close(await this.send());
      } catch (error) {
        this.refusal.set(failureOf(error).message);
      }
      return undefined;
    });
  }

  private send(): Promise<ProductionPlanDto> {
    const { planned, readyOn, note, reason } = this.entry().value();
    if (this.plan) {
      const own = this.follows() ? {} : { planned, ...(this.takenOver() ? { origin: 'planned' as const } : {}) };
      const body = { ...own, readyOn, note: note.trim(), reason: reason.trim(), status: this.closed() ? ('closed' as const) : ('open' as const) };
      return this.api.invoke(changeProductionPlan, { id: this.plan.id, body }, withKey(this.keys.of(body)));
    }
    const body = { skuId: Number(this.skuId()), locationId: this.locationId() ?? 0, planned, readyOn, note: note.trim() };
    return this.api.invoke(createProductionPlan, { body }, withKey(this.keys.of(body)));
  }
}
