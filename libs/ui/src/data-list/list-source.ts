import type { Signal } from '@angular/core';

/** Why a list could not be read, in words for the person; `reference` is the correlation id for support. */
export interface Failure {
  readonly message: string;
  readonly reference: string | null;
}

/** A list that is read page by page. */
export interface ListSource<Item> {
  readonly items: Signal<readonly Item[]>;
  readonly status: Signal<'loading' | 'ready' | 'failed'>;
  readonly failure: Signal<Failure | null>;
  readonly hasMore: Signal<boolean>;
  readonly loadingMore: Signal<boolean>;
  loadMore(): void;
  reload(): void;
}
