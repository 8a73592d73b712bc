import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, fillBasket, type AppraisedLineDto, type FillLineDto } from '@tributary/api-client';
import { ActiveLocale, Button, Icon, localName, LocalNamePipe, MoneyPipe, Notice, NumberPipe, Toasts, UnitPipe } from '@tributary/ui';
import { failureOf, Problem, type ProblemEntry } from '../../core/http/problem';
import { handled } from '../../core/http/request-options';
import { QuantityBox } from '../../shared/quantity-box';
import { everythingToBeHad, fillOf, lessOf, type Picked, quantityAt } from './picked-lines';

/** Lines that were bought before or that a list names: what they cost now, what there is, and one tap into the basket. */
@Component({
  selector: 'app-line-picker',
  imports: [Button, Icon, LocalNamePipe, MoneyPipe, Notice, NumberPipe, QuantityBox, TranslocoPipe, UnitPipe],
  templateUrl: './line-picker.html',
  styleUrl: './line-picker.less',
})
export class LinePicker {
  readonly sellerId = input.required<number>();
  readonly lines = input.required<readonly AppraisedLineDto[]>();
  /** What is taken now, each time that it changes: for a page that keeps it. */
  readonly picked = output<readonly FillLineDto[]>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale);

  private readonly choice = linkedSignal<Picked>(() => everythingToBeHad(this.lines()));
  protected readonly fill = computed(() => fillOf(this.choice(), this.lines()));
  protected readonly left = computed(() => this.lines().filter((line) => line.problem).length);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly entries = signal<readonly ProblemEntry[]>([]);
  protected readonly less = lessOf;

  protected taken(place: number): boolean {
    return this.choice().taken.has(place);
  }

  protected quantity(place: number): string {
    return quantityAt(this.choice(), this.lines(), place);
  }

  protected nameOf(line: AppraisedLineDto): string {
    return localName(line, this.locale.code());
  }

  protected packOf(line: AppraisedLineDto): string {
    return line.unit === line.salesUnit ? line.packMultiple : '0';
  }

  protected take(place: number, on: boolean): void {
    const taken = new Set(this.choice().taken);
    if (on) taken.add(place);
    else taken.delete(place);
    this.choose({ ...this.choice(), taken });
  }

  /** A quantity that somebody types is one that they want. */
  protected set(place: number, quantity: string): void {
    const { taken, quantities } = this.choice();
    this.choose({ taken: new Set(taken).add(place), quantities: new Map(quantities).set(place, quantity) });
  }

  protected async toBasket(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const lines = this.fill();
      await this.api.invoke(fillBasket, { body: { sellerId: this.sellerId(), lines } }, handled());
      this.toasts.success(this.transloco.translate('picker.done', { count: lines.length }));
      await this.router.navigate(['/orders/new'], { queryParams: { seller: this.sellerId(), basket: 1 } });
    } catch (error) {
      this.refusal.set(failureOf(error).message);
      this.entries.set(error instanceof Problem ? error.entries : []);
    } finally {
      this.busy.set(false);
    }
  }

  private choose(picked: Picked): void {
    this.choice.set(picked);
    this.picked.emit(this.fill());
  }
}
