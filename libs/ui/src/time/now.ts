import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** The present, moving by the half minute, so that "3 minutes ago" stays true. */
@Injectable({ providedIn: 'root' })
export class Now {
  private readonly current = signal(new Date());
  readonly value = this.current.asReadonly();

  constructor() {
    const timer = setInterval(() => this.current.set(new Date()), 30_000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
