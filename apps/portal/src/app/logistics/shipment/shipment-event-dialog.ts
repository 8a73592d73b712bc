import { Component, inject, signal } from '@angular/core';
import { form, FormField, maxLength, submit } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, createShipmentEvent, type CreateShipmentEventDto, type ShipmentDto } from '@tributary/api-client';
import { Button, DialogBody, DialogFrame, Field, Notice } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import { handled } from '../../core/http/request-options';
import { fromShanghaiField, toShanghaiField } from '../../shared/shanghai-field';

type EventKind = CreateShipmentEventDto['kind'];

/** Reports where a shipment is: departed, seen, delayed, arrived. */
@Component({
  selector: 'app-shipment-event-dialog',
  imports: [Button, DialogFrame, Field, FormField, Notice, TranslocoPipe],
  template: `
    <tb-dialog-frame [heading]="'shipment.report' | transloco">
      @if (refusal(); as text) {
        <tb-notice tone="clay">{{ text }}</tb-notice>
      }
      <form id="event-form" class="stack" novalidate (submit)="send($event)">
        <tb-field for="event-kind" [label]="'shipment.eventKind' | transloco">
          <select id="event-kind" class="input" [formField]="entry.kind">
            @for (kind of kinds; track kind) {
              <option [value]="kind">{{ 'shipmentEvent.' + kind | transloco }}</option>
            }
          </select>
        </tb-field>
        <div class="form-grid">
          <tb-field for="event-at" [label]="'shipment.eventAt' | transloco">
            <input id="event-at" class="input" type="datetime-local" [formField]="entry.at" />
          </tb-field>
          <tb-field for="event-arrival" [label]="'shipment.newArrival' | transloco" [hint]="'shipment.newArrivalHint' | transloco">
            <input id="event-arrival" class="input" type="datetime-local" [formField]="entry.expectedArrivalAt" />
          </tb-field>
        </div>
        <tb-field for="event-note" [label]="'shipment.eventNote' | transloco">
          <input id="event-note" class="input" [formField]="entry.note" />
        </tb-field>
      </form>
      <ng-container tbFoot>
        <button type="button" tbButton (click)="close()">{{ 'ui.cancel' | transloco }}</button>
        <button type="submit" form="event-form" tbButton="primary" [busy]="entry().submitting()">{{ 'shipment.reportAction' | transloco }}</button>
      </ng-container>
    </tb-dialog-frame>
  `,
})
export class ShipmentEventDialog extends DialogBody<ShipmentDto, ShipmentDto> {
  private readonly api = inject(Api);
  protected readonly kinds: readonly EventKind[] = ['departed', 'position', 'delayed', 'arrived'];
  protected readonly refusal = signal<string | null>(null);
  protected readonly entry = form(
    signal<{ kind: EventKind; at: string; expectedArrivalAt: string; note: string }>({
      kind: this.data.state === 'issued' ? 'departed' : 'position',
      at: toShanghaiField(new Date()),
      expectedArrivalAt: '',
      note: '',
    }),
    (path) => {
      maxLength(path.note, 300);
    },
  );

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.refusal.set(null);
    await submit(this.entry, async () => {
      const { kind, at, expectedArrivalAt, note } = this.entry().value();
      const body = {
        kind,
        at: fromShanghaiField(at) ?? new Date().toISOString(),
        expectedArrivalAt: fromShanghaiField(expectedArrivalAt),
        note: note.trim() || undefined,
      };
      try {
        this.close(await this.api.invoke(createShipmentEvent, { id: this.data.id, body }, handled()));
      } catch (error) {
        this.refusal.set(failureOf(error).message);
      }
      return undefined;
    });
  }
}
