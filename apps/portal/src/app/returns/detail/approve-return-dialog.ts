import { Component, computed, inject, signal, viewChildren } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, approveReturn, type ReturnDto, type ReturnLineDto } from '@tributary/api-client';
import { ActiveLocale, Button, compareDecimals, DialogBody, DialogFrame, Field, LocalNamePipe, localName, Notice, Quantity } from '@tributary/ui';
import { KeyOfBody } from '../../core/http/key-of-body';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { QuantityBox } from '../../shared/quantity-box';

/** The seller lets goods come back, or less of them. */
@Component({
  selector: 'app-approve-return-dialog',
  imports: [Button, DialogFrame, Field, LocalNamePipe, Notice, Quantity, QuantityBox, TranslocoPipe],
  template: `
    <tb-dialog-frame [heading]="'returns.approve.heading' | transloco: { number: data.number }">
      <p class="quiet">{{ 'returns.approve.hint' | transloco }}</p>
      @if (refusal(); as text) {
        <tb-notice tone="clay">{{ text }}</tb-notice>
      }
      <ul class="lines">
        @for (line of data.lines; track line.id) {
          <li [class.cut]="isCut(line)">
            <div class="words">
              <p class="strong">{{ line | tbName }}</p>
              <p class="small quiet">
                <span class="mono">{{ line.code }}</span> · {{ 'returns.condition.' + line.condition | transloco }} · {{ 'returns.asked' | transloco }}
                <tb-quantity [value]="line.requestedQuantity" [unit]="line.unit" />
              </p>
            </div>
            <app-quantity-box pack="0" [name]="nameOf(line)" [value]="quantityOf(line)" [unit]="line.unit" [most]="line.requestedQuantity" (changed)="set(line, $event)" />
          </li>
        }
      </ul>
      <tb-field for="return-note" [label]="'returns.note' | transloco" [hint]="'returns.noteHint' | transloco">
        <input #text id="return-note" class="input" maxlength="500" [value]="note()" (input)="note.set(text.value)" />
      </tb-field>
      <ng-container tbFoot>
        <button type="button" tbButton (click)="close()">{{ 'ui.cancel' | transloco }}</button>
        <button type="button" tbButton="primary" [disabled]="wrong()" [busy]="busy()" (click)="approve()" data-testid="return-approve-go">
          {{ (cuts().length ? 'returns.approve.actionCut' : 'returns.approve.action') | transloco: { count: cuts().length } }}
        </button>
      </ng-container>
    </tb-dialog-frame>
  `,
  styleUrl: '../../orders/detail/dialog-lines.less',
})
export class ApproveReturnDialog extends DialogBody<ReturnDto, ReturnDto> {
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  private readonly keys = new KeyOfBody();
  private readonly quantities = signal<ReadonlyMap<number, string>>(new Map());
  private readonly boxes = viewChildren(QuantityBox);

  /** A field that says something else than what would be sent. */
  protected readonly wrong = computed(() => this.boxes().some((box) => box.fault() !== null));
  protected readonly cuts = computed(() => this.data.lines.filter((line) => this.isCut(line)));
  protected readonly note = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  protected nameOf(line: ReturnLineDto): string {
    return localName(line, this.locale.code());
  }

  protected quantityOf(line: ReturnLineDto): string {
    return this.quantities().get(line.id) ?? line.requestedQuantity;
  }

  protected isCut(line: ReturnLineDto): boolean {
    return compareDecimals(this.quantityOf(line), line.requestedQuantity) < 0;
  }

  protected set(line: ReturnLineDto, quantity: string): void {
    this.quantities.update((map) => new Map(map).set(line.id, quantity));
  }

  protected async approve(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    const lines = this.cuts().map((line) => ({ lineId: line.id, quantity: this.quantityOf(line) }));
    const body = { lines: lines.length ? lines : undefined, note: this.note().trim() || undefined };
    try {
      this.close(await this.api.invoke(approveReturn, { id: this.data.id, body }, withKey(this.keys.of(body))));
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
