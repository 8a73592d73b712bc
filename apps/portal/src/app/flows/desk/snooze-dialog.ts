import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, type FlowTaskDto, snoozeFlowTask } from '@tributary/api-client';
import { Button, DialogBody, DialogFrame, Field, Notice, Now, shanghaiDay, shiftDay } from '@tributary/ui';
import { NzDatePickerModule } from 'ng-zorro-antd/date-picker';
import { newKey } from '../../core/http/idempotency-key';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { dayOf, localDate } from '../../shared/period/calendar-date';

/** Puts a task off until a day, with the reason that others read. */
@Component({
  selector: 'app-snooze-dialog',
  imports: [Button, DialogFrame, Field, FormsModule, Notice, NzDatePickerModule, TranslocoPipe],
  template: `
    <tb-dialog-frame [heading]="'flowDesk.snooze.heading' | transloco">
      @if (refusal(); as text) {
        <tb-notice tone="clay">{{ text }}</tb-notice>
      }
      <p>{{ data.title }}</p>
      <tb-field for="snooze-until" [label]="'flowDesk.snooze.until' | transloco" [required]="true">
        <nz-date-picker nzId="snooze-until" [ngModel]="date()" (ngModelChange)="until.set(day($event))" [nzAllowClear]="false" />
      </tb-field>
      <tb-field for="snooze-reason" [label]="'ui.confirm.reason' | transloco" [required]="true">
        <textarea #asked id="snooze-reason" class="input" maxlength="500" [value]="reason()" (input)="reason.set(asked.value)"></textarea>
      </tb-field>
      <ng-container tbFoot>
        <button type="button" tbButton (click)="close()">{{ 'ui.cancel' | transloco }}</button>
        <button type="button" tbButton="primary" [disabled]="!ready()" [busy]="busy()" (click)="send()" data-testid="snooze-go">{{ 'flowDesk.snooze.action' | transloco }}</button>
      </ng-container>
    </tb-dialog-frame>
  `,
})
export class SnoozeDialog extends DialogBody<FlowTaskDto, FlowTaskDto> {
  private readonly api = inject(Api);
  private readonly key = newKey();
  protected readonly day = dayOf;
  protected readonly until = signal<string | null>(shiftDay(shanghaiDay(inject(Now).value()), 7));
  protected readonly date = computed(() => localDate(this.until()));
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly ready = computed(() => this.until() !== null && this.reason().trim() !== '');

  protected async send(): Promise<void> {
    const [until, { kind, subject }] = [this.until(), this.data];
    if (!until) return;
    this.busy.set(true);
    try {
      this.close(await this.api.invoke(snoozeFlowTask, { body: { kind, subject, until, reason: this.reason().trim() } }, withKey(this.key)));
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
