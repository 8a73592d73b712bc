import { Component, computed, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '../button/button';
import { Field } from '../field/field';
import { DialogBody } from './dialog-body';
import { DialogFrame } from './dialog-frame';

export interface ConfirmQuestion {
  readonly heading: string;
  readonly text?: string;
  readonly action: string;
  readonly danger?: boolean;
  /** Ask why; `required` will not proceed without. */
  readonly reason?: 'required' | 'optional';
  /** Reasons that are given often, to take by one click. */
  readonly suggestions?: readonly string[];
}

export interface ConfirmAnswer {
  readonly reason: string;
}

/** "Are you sure", with room for the reason that will stand in the history. */
@Component({
  selector: 'tb-confirm-dialog',
  imports: [Button, DialogFrame, Field, TranslocoPipe],
  template: `
    <tb-dialog-frame [heading]="data.heading">
      @if (data.text) {
        <p>{{ data.text }}</p>
      }
      @if (data.reason) {
        <tb-field [label]="'ui.confirm.reason' | transloco" [required]="data.reason === 'required'" for="confirm-reason">
          <textarea
            id="confirm-reason"
            class="input"
            maxlength="500"
            [value]="reason()"
            (input)="reason.set(asked.value)"
            #asked
          ></textarea>
        </tb-field>
        @if (data.suggestions?.length) {
          <div class="row">
            @for (text of data.suggestions; track text) {
              <button type="button" tbButton [small]="true" (click)="reason.set(text)">{{ text }}</button>
            }
          </div>
        }
      }
      <ng-container tbFoot>
        <button type="button" tbButton (click)="close()">{{ 'ui.cancel' | transloco }}</button>
        <button type="button" [tbButton]="data.danger ? 'danger' : 'primary'" [disabled]="!ready()" (click)="close({ reason: reason().trim() })" data-testid="confirm-go">
          {{ data.action }}
        </button>
      </ng-container>
    </tb-dialog-frame>
  `,
})
export class ConfirmDialog extends DialogBody<ConfirmAnswer, ConfirmQuestion> {
  protected readonly reason = signal('');
  protected readonly ready = computed(() => this.data.reason !== 'required' || this.reason().trim().length > 0);
}
