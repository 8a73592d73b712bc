import { Injectable, signal } from '@angular/core';

/** The CSRF token of the running session; lives in memory only. */
@Injectable({ providedIn: 'root' })
export class SessionToken {
  readonly value = signal<string | null>(null);
}
