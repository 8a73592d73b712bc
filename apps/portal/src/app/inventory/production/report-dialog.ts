import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, pattern, required, submit } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, type ProductionPlanDto, reportProduction } from '@tributary/api-client';
import { Button, compareDecimals, DialogBody, DialogFrame, Field, isZero, LocalNamePipe, Notice, parseDecimal, Quantity, subtractDecimals, UnitPipe } from '@tributary/ui';
import { KeyOfBody } from '../../core/http/key-of-body';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { FieldErrorPipe } from '../../shared/field-error';

/** Goods were made: how many, and what becomes of them. Sent twice it counts once. */
@Component({
  selector: 'app-report-dialog',
  imports: [Button, DialogFrame, Field, FieldErrorPipe, FormField, LocalNamePipe, Notice, Quantity, TranslocoPipe, UnitPipe],
  template: `
    <tb-dialog-frame [heading]="'plan.report.heading' | transloco">
      @if (refusal(); as text) {
        <tb-notice tone="clay">{{ text }}</tb-notice>
      }
      <p>
        <span class="strong">{{ plan | tbName }}</span> <span class="small quiet mono">{{ plan.code }}</span>
      </p>
      <p class="small quiet">
        {{ 'plan.column.produced' | transloco }} <tb-quantity [value]="plan.produced" [unit]="plan.unit" /> / <tb-quantity [value]="plan.planned" [unit]="plan.unit" />
      </p>
      <form id="report-form" class="stack" novalidate (submit)="send($event)">
        <tb-field for="report-quantity" [label]="'plan.report.quantity' | transloco" [hint]="plan.unit | tbUnit" [required]="true" [error]="entry.quantity() | fieldError">
          <input id="report-quantity" class="input num" inputmode="decimal" autocomplete="off" [formField]="entry.quantity" />
        </tb-field>
        <tb-field for="report-note" [label]="'plan.note' | transloco">
          <input id="report-note" class="input" autocomplete="off" [formField]="entry.note" />
        </tb-field>
      </form>
      @if (share(); as part) {
        <p class="small">
          {{ 'plan.report.orders' | transloco }} <tb-quantity [value]="part.orders" [unit]="plan.unit" /> · {{ 'plan.report.stock' | transloco }}
          <tb-quantity [value]="part.stock" [unit]="plan.unit" />
        </p>
      }
      <ng-container tbFoot>
        <button type="button" tbButton (click)="close()">{{ 'ui.cancel' | transloco }}</button>
        <button type="submit" form="report-form" tbButton="primary" [busy]="entry().submitting()" data-testid="send-report">{{ 'plan.report.send' | transloco }}</button>
      </ng-container>
    </tb-dialog-frame>
  `,
})
export class ReportDialog extends DialogBody<ProductionPlanDto, ProductionPlanDto> {
  private readonly api = inject(Api);
  private readonly keys = new KeyOfBody();

  protected readonly plan = this.data;
  protected readonly refusal = signal<string | null>(null);
  protected readonly entry = form(signal({ quantity: this.open(), note: '' }), (path) => {
    required(path.quantity);
    pattern(path.quantity, /^(?!0+(\.0+)?$)\d{1,12}(\.\d{1,3})?$/);
  });
  /** What goes to orders that wait, and what stays in stock for everybody. */
  protected readonly share = computed(() => {
    const quantity = parseDecimal(this.entry.quantity().value());
    if (!quantity || isZero(quantity)) return null;
    const orders = compareDecimals(quantity, this.plan.waiting) < 0 ? quantity : this.plan.waiting;
    return { orders, stock: subtractDecimals(quantity, orders) };
  });

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.refusal.set(null);
    await submit(this.entry, async () => {
      const { quantity, note } = this.entry().value();
      const body = { quantity, note: note.trim(), producedBefore: this.plan.produced };
      try {
        this.close(await this.api.invoke(reportProduction, { id: this.plan.id, body }, withKey(this.keys.of(body))));
      } catch (error) {
        this.refusal.set(failureOf(error).message);
      }
      return undefined;
    });
  }

  /** All that is still to be made. */
  private open(): string {
    return compareDecimals(this.data.planned, this.data.produced) > 0 ? subtractDecimals(this.data.planned, this.data.produced) : '';
  }
}
