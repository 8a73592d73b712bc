import { Component, computed, inject, resource, signal, viewChildren } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listStockLocations, type ReturnDto, type ReturnLineDto, takeInReturn } from '@tributary/api-client';
import { ActiveLocale, Button, DialogBody, DialogFrame, Field, isZero, LocalNamePipe, localName, Notice, Quantity } from '@tributary/ui';
import { KeyOfBody } from '../../core/http/key-of-body';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { Session } from '../../core/session/session';
import { QuantityBox } from '../../shared/quantity-box';
import { asLet, type Found, type FoundPart, isWhole, missingOf, withFound } from './taken-in';

/** What really came back: good again, scrap, or missing; a difference carries a note. */
@Component({
  selector: 'app-take-in-dialog',
  imports: [Button, DialogFrame, Field, LocalNamePipe, Notice, Quantity, QuantityBox, TranslocoPipe],
  templateUrl: './take-in-dialog.html',
  styleUrl: './take-in-dialog.less',
})
export class TakeInDialog extends DialogBody<ReturnDto, ReturnDto> {
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  private readonly session = inject(Session);
  private readonly keys = new KeyOfBody();
  private readonly found = signal<ReadonlyMap<number, Found>>(new Map());
  private readonly boxes = viewChildren(QuantityBox);

  protected readonly lines = this.data.lines.filter(({ approvedQuantity }) => !isZero(approvedQuantity ?? '0'));
  protected readonly note = signal('');
  /** Empty: every line goes back to where it came from. */
  protected readonly location = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly locations = resource({ loader: async () => (this.session.may('inventory.read') ? this.api.invoke(listStockLocations) : []) });
  protected readonly differences = computed(() => this.lines.filter((line) => !isWhole(line, this.foundOf(line))));
  protected readonly unexplained = computed(() => this.differences().length > 0 && this.note().trim() === '');
  /** A field that says something else than what would be sent. */
  protected readonly wrong = computed(() => this.boxes().some((box) => box.fault() !== null));

  protected nameOf(line: ReturnLineDto): string {
    return localName(line, this.locale.code());
  }

  protected foundOf(line: ReturnLineDto): Found {
    return this.found().get(line.id) ?? asLet(line);
  }

  protected missing(line: ReturnLineDto): string | null {
    return missingOf(line, this.foundOf(line));
  }

  protected isWhole(line: ReturnLineDto): boolean {
    return isWhole(line, this.foundOf(line));
  }

  protected set(line: ReturnLineDto, part: FoundPart, quantity: string): void {
    this.found.update((map) => new Map(map).set(line.id, withFound(line, this.foundOf(line), part, quantity)));
  }

  protected async takeIn(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    const lines = this.differences().map((line) => ({ returnLineId: line.id, ...this.foundOf(line) }));
    const body = { lines: lines.length ? lines : undefined, note: this.note().trim() || undefined, locationId: Number(this.location()) || undefined };
    try {
      this.close(await this.api.invoke(takeInReturn, { id: this.data.id, body }, withKey(this.keys.of(body))));
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
    }
  }
}
