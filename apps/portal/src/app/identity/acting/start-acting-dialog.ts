import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, ChoiceRow, DialogBody, DialogFrame, Field, LocalNamePipe, Notice } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';

export interface ActingTarget {
  readonly id: number;
  readonly name: string;
  readonly nameEn: string | null;
}

type Mode = 'order' | 'view';

/** As whom, how and why; the dealer will read it. */
@Component({
  selector: 'app-start-acting-dialog',
  imports: [Button, ChoiceRow, DialogFrame, Field, LocalNamePipe, Notice, TranslocoPipe],
  templateUrl: './start-acting-dialog.html',
})
export class StartActingDialog extends DialogBody<void, { readonly dealer: ActingTarget; readonly mode: Mode }> {
  private readonly session = inject(Session);
  protected readonly modes = choices<Mode>('acting.mode', () => ['order', 'view']);
  protected readonly suggestions = choices<string>('acting.reasons', () => ['phone', 'help', 'check']);
  protected readonly mode = signal(this.data.mode);
  protected readonly reason = signal('');
  protected readonly ready = computed(() => this.reason().trim() !== '');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  protected async start(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.session.startActing({ dealerId: this.data.dealer.id, mode: this.mode(), reason: this.reason().trim() });
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
