import { computed, signal, type Signal } from '@angular/core';

interface Row {
  readonly kind: string;
  readonly code: string;
}

/** Rows of a list that somebody ticked, to do something with them at once. */
export class ChosenRows {
  private readonly keys = signal<ReadonlySet<string>>(new Set());
  readonly count: Signal<number> = computed(() => this.keys().size);

  has({ kind, code }: Row): boolean {
    return this.keys().has(`${kind} ${code}`);
  }

  toggle({ kind, code }: Row): void {
    const key = `${kind} ${code}`;
    this.keys.update((keys) => new Set(keys.has(key) ? [...keys].filter((other) => other !== key) : [...keys, key]));
  }

  clear(): void {
    this.keys.set(new Set());
  }

  /** The ticked codes by kind. */
  byKind(): Map<string, string[]> {
    const kinds = new Map<string, string[]>();
    for (const key of this.keys()) {
      const [kind = '', ...code] = key.split(' ');
      kinds.set(kind, [...(kinds.get(kind) ?? []), code.join(' ')]);
    }
    return kinds;
  }
}
