import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';

export interface QueryFilters<Key extends string> {
  /** The filters that are set; nothing empty among them. */
  readonly values: Signal<Readonly<Partial<Record<Key, string>>>>;
  /** Sets some filters; null or '' removes one. The address changes without a new history entry. */
  set(change: Partial<Record<Key, string | null>>): void;
  /** Removes them all. */
  clear(): void;
  readonly any: Signal<boolean>;
}

/** The filters of a list live in its address: a link shows what its sender saw, Back returns to it. */
export function queryFilters<Key extends string>(...keys: readonly Key[]): QueryFilters<Key> {
  const [route, router] = [inject(ActivatedRoute), inject(Router)];
  const params = toSignal(route.queryParamMap, { requireSync: true });
  const values = computed(() => {
    const found: Partial<Record<Key, string>> = {};
    for (const key of keys) {
      const value = params().get(key);
      if (value) found[key] = value;
    }
    return found;
  }, { equal: (a, b) => keys.every((key) => a[key] === b[key]) });
  const set = (change: Partial<Record<Key, string | null>>) => {
    const queryParams = Object.fromEntries(Object.entries<string | null | undefined>(change).map(([key, value]) => [key, value || null]));
    void router.navigate([], { relativeTo: route, queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  };
  return {
    values,
    set,
    clear: () => set(Object.fromEntries(keys.map((key) => [key, null])) as Partial<Record<Key, null>>),
    any: computed(() => Object.keys(values()).length > 0),
  };
}
