import { Component, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getRepeatedOrder } from '@tributary/api-client';
import { PageHeader, Skeleton } from '@tributary/ui';
import { ProblemState } from '../../shared/problem-state';
import { LinePicker } from '../lines/line-picker';

/** An order again: a look at what it would be today, then into the basket. */
@Component({
  selector: 'app-repeat-page',
  imports: [LinePicker, PageHeader, ProblemState, RouterLink, Skeleton, TranslocoPipe],
  template: `
    @if (order.hasValue()) {
      @let shown = order.value();
      <tb-page-header [heading]="'picker.repeat' | transloco: { number: shown.number }">
        <a tbBack class="small" [routerLink]="['/orders', id()]">← {{ shown.number }}</a>
        <p tbUnder class="quiet">{{ 'picker.repeatHint' | transloco }}</p>
      </tb-page-header>
      <section class="card"><app-line-picker [sellerId]="shown.sellerId" [lines]="shown.lines" /></section>
    } @else if (order.error(); as error) {
      <app-problem-state [error]="error" (retry)="order.reload()" />
    } @else {
      <tb-skeleton [lines]="8" />
    }
  `,
})
export class RepeatPage {
  readonly id = input.required({ transform: numberAttribute });
  private readonly api = inject(Api);
  protected readonly order = resource({
    params: () => ({ id: this.id() }),
    loader: ({ params }) => this.api.invoke(getRepeatedOrder, params),
  });
}
