import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ProductionPlanDto } from '@tributary/api-client';
import { StatusTag } from '@tributary/ui';

/** Only what is out of the ordinary: a plan that is late, closed, made by demand, or has nothing left to promise. */
@Component({
  selector: 'app-plan-tag',
  imports: [StatusTag, TranslocoPipe],
  template: `
    @if (plan().late) {
      <tb-status-tag tone="clay">{{ 'plan.show.late' | transloco }}</tb-status-tag>
    }
    @if (plan().status === 'closed') {
      <tb-status-tag tone="quiet">{{ 'plan.show.closed' | transloco }}</tb-status-tag>
    } @else if (plan().origin === 'demand') {
      <tb-status-tag tone="sand">{{ 'demandPlan.origin.demand' | transloco }}</tb-status-tag>
    } @else if (plan().free === '0') {
      <tb-status-tag tone="sand">{{ 'plan.show.short' | transloco }}</tb-status-tag>
    }
  `,
})
export class PlanTag {
  readonly plan = input.required<ProductionPlanDto>();
}
