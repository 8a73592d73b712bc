import { Component, inject, resource, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listStockLocations, type ReturnDto, sendReturn } from '@tributary/api-client';
import { Button, DialogBody, DialogFrame, Field, LocalNamePipe, Notice } from '@tributary/ui';
import { KeyOfBody } from '../../core/http/key-of-body';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { Session } from '../../core/session/session';

/** The goods leave the buyer: with whom, and from where if there is a choice. */
@Component({
  selector: 'app-send-return-dialog',
  imports: [Button, DialogFrame, Field, LocalNamePipe, Notice, TranslocoPipe],
  template: `
    <tb-dialog-frame [heading]="'returns.send.heading' | transloco: { number: data.number }">
      <p class="quiet">{{ 'returns.send.hint' | transloco }}</p>
      @if (refusal(); as text) {
        <tb-notice tone="clay">{{ text }}</tb-notice>
      }
      <div class="form-grid">
        <tb-field for="return-carrier" [label]="'returns.carrier' | transloco">
          <input #who id="return-carrier" class="input" maxlength="100" autocomplete="off" [value]="carrier()" (input)="carrier.set(who.value)" />
        </tb-field>
        <tb-field for="return-waybill" [label]="'returns.waybill' | transloco">
          <input #which id="return-waybill" class="input" maxlength="100" autocomplete="off" [value]="waybill()" (input)="waybill.set(which.value)" />
        </tb-field>
        @if (locations.hasValue() && locations.value().length > 1) {
          <tb-field for="return-from" [label]="'returns.from' | transloco">
            <select #from id="return-from" class="input" (change)="location.set(from.value)">
              @for (place of locations.value(); track place.id) {
                <option [value]="place.id" [selected]="place.isDefault">{{ place | tbName }}</option>
              }
            </select>
          </tb-field>
        }
      </div>
      <ng-container tbFoot>
        <button type="button" tbButton (click)="close()">{{ 'ui.cancel' | transloco }}</button>
        <button type="button" tbButton="primary" [busy]="busy()" (click)="send()" data-testid="return-send-go">{{ 'returns.send.action' | transloco }}</button>
      </ng-container>
    </tb-dialog-frame>
  `,
})
export class SendReturnDialog extends DialogBody<ReturnDto, ReturnDto> {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly keys = new KeyOfBody();

  protected readonly carrier = signal('');
  protected readonly waybill = signal('');
  protected readonly location = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly locations = resource({ loader: async () => (this.session.may('inventory.read') ? this.api.invoke(listStockLocations) : []) });

  protected async send(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    const body = { carrier: this.carrier().trim() || undefined, waybillNumber: this.waybill().trim() || undefined, locationId: Number(this.location()) || undefined };
    try {
      this.close(await this.api.invoke(sendReturn, { id: this.data.id, body }, withKey(this.keys.of(body))));
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
