import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Batch and expiry of goods, where a dealer tells them. */
@Component({
  selector: 'app-goods-batch',
  imports: [TranslocoPipe],
  template: `
    @if (goods(); as goods) {
      @if (goods.batchNumber) {
        <p class="small quiet">{{ 'flowEntry.batchNumber' | transloco: { number: goods.batchNumber } }}</p>
      }
      @if (goods.expiryDate) {
        <p class="small quiet">{{ 'flowEntry.expiryDate' | transloco: { date: goods.expiryDate } }}</p>
      }
    }
  `,
})
export class GoodsBatch {
  readonly goods = input.required<{ readonly batchNumber: string | null; readonly expiryDate: string | null }>();
}
