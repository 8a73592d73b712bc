import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { allocateOrder, Api, releaseOrder, type OrderDto } from '@tributary/api-client';
import { Button, Dialogs } from '@tributary/ui';
import { Session } from '../../core/session/session';
import { SplitDialog } from './split-dialog';

const AGREED: readonly OrderDto['state'][] = ['confirmed', 'in-production', 'allocated', 'shipping'];

/** What the order desk does with the order on the screen. */
@Component({
  selector: 'app-desk-buttons',
  imports: [Button, TranslocoPipe],
  template: `
    @if (shown()) {
      <button type="button" tbButton (click)="split()" data-testid="split-line">{{ 'splitLine.action' | transloco }}</button>
      @if (order().state === 'in-production') {
        <button type="button" tbButton [busy]="busy()" (click)="call('allocate')">{{ 'desk.bulk.allocate.name' | transloco }}</button>
      }
      @if (order().state !== 'shipping') {
        <button type="button" tbButton [busy]="busy()" (click)="call('release')">{{ 'desk.bulk.release.name' | transloco }}</button>
      }
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class DeskButtons {
  readonly order = input.required<OrderDto>();
  readonly changed = output();

  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly session = inject(Session);
  protected readonly busy = signal(false);
  /** Head office's own orders only: the desk of the seller. */
  protected readonly shown = computed(() => this.session.may('orders.desk') && this.order().tier === 1 && AGREED.includes(this.order().state));

  protected async split(): Promise<void> {
    if (await this.dialogs.open(SplitDialog, this.order())) this.changed.emit();
  }

  protected async call(action: 'allocate' | 'release'): Promise<void> {
    this.busy.set(true);
    try {
      await (action === 'allocate' ? this.api.invoke(allocateOrder, { id: this.order().id }) : this.api.invoke(releaseOrder, { id: this.order().id }));
      this.changed.emit();
    } finally {
      this.busy.set(false);
    }
  }
}
