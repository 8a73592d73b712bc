import { computed, Injectable, signal } from '@angular/core';

/** Which rows of a list are ticked, and on which one the keyboard stands. */
@Injectable()
export class DeskSelection {
  private readonly ids = signal<readonly number[]>([]);
  private readonly chosen = signal<ReadonlySet<number>>(new Set());
  private readonly at = signal(0);

  readonly here = computed(() => this.ids()[Math.min(this.at(), this.ids().length - 1)] ?? null);
  readonly ticked = computed(() => this.ids().filter((id) => this.chosen().has(id)));
  readonly all = computed(() => this.ids().length > 0 && this.ticked().length === this.ids().length);

  /** The rows as they are listed now; ticks of rows that are gone do not count. */
  show(ids: readonly number[]): void {
    this.ids.set(ids);
  }

  isTicked(id: number): boolean {
    return this.chosen().has(id);
  }

  toggle(id: number): void {
    const next = new Set(this.chosen());
    if (!next.delete(id)) next.add(id);
    this.chosen.set(next);
  }

  toggleAll(): void {
    this.chosen.set(this.all() ? new Set() : new Set(this.ids()));
  }

  clear(): void {
    this.chosen.set(new Set());
  }

  /** One row down or up. */
  move(step: 1 | -1): void {
    this.at.set(Math.max(0, Math.min(this.ids().length - 1, this.at() + step)));
  }

  /** What a key means; false: nothing. */
  press(key: string): boolean {
    const here = this.here();
    if (key === 'j') this.move(1);
    else if (key === 'k') this.move(-1);
    else if (key === 'a') this.toggleAll();
    else if (key === 'x' && here !== null) this.toggle(here);
    else return false;
    return true;
  }
}
