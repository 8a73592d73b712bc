import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** Whether the browser believes that it has a connection. */
@Injectable({ providedIn: 'root' })
export class Network {
  private readonly state = signal(navigator.onLine);
  readonly online = this.state.asReadonly();

  constructor() {
    const look = () => this.state.set(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    });
  }
}
