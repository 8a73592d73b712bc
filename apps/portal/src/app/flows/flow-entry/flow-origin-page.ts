import { Component, DOCUMENT, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, type FlowOriginDto, getFlowOrigin } from '@tributary/api-client';
import { ActiveLocale, Button, Copyable, Icon, LocalNamePipe, MoneyPipe, PageHeader, Quantity, Skeleton, Time } from '@tributary/ui';
import { ProblemState } from '../../shared/problem-state';
import { type MarkedPlace, OriginalSheet } from '../original/original-sheet';
import { GoodsBatch } from './goods-batch';

/** What an entry's figures were read from. */
const FIGURES: ReadonlySet<string> = new Set(['quantity', 'amount', 'price']);

/** From a figure back to the very cells of the very file, and every decision on the way. */
@Component({
  selector: 'app-flow-origin-page',
  imports: [Button, Copyable, GoodsBatch, Icon, LocalNamePipe, MoneyPipe, OriginalSheet, PageHeader, ProblemState, Quantity, RouterLink, Skeleton, Time, TranslocoPipe],
  templateUrl: './flow-origin-page.html',
  styleUrl: './flow-origin-page.less',
})
export class FlowOriginPage {
  readonly id = input.required({ transform: numberAttribute });
  private readonly api = inject(Api);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly locale = inject(ActiveLocale);
  protected readonly origin = resource({
    params: () => ({ id: this.id(), locale: this.locale.code() }),
    loader: ({ params }) => this.api.invoke(getFlowOrigin, { id: params.id }),
  });

  protected placeOf({ sheetNumber, rowNumber, headerRow, column: one, columns }: FlowOriginDto): MarkedPlace {
    const figures = columns.filter(({ field }) => FIGURES.has(field)).map(({ column }) => column);
    return { sheet: sheetNumber, row: rowNumber, headerRow, columns: one === null ? figures : [one] };
  }

  protected print(): void {
    this.window?.print();
  }
}
