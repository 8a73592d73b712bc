import { Injectable } from '@angular/core';
import type { SubmitBasketDto } from '@tributary/api-client';
import { newKey } from '../../core/http/idempotency-key';

/** What was sent, and under which key, until an answer to it has come. */
export interface SubmitAttempt {
  readonly key: string;
  readonly body: SubmitBasketDto;
}

const slot = (userId: number, sellerId: number) => `tributary.submit.${userId}.${sellerId}`;

/**
 * Keeps an unanswered submission over a reload or a lost connection: whoever repeats it, repeats it under the same key,
 * and the API then answers with the order of the first time instead of placing a second one.
 */
@Injectable({ providedIn: 'root' })
export class SubmitAttempts {
  find(userId: number, sellerId: number): SubmitAttempt | null {
    const stored = localStorage.getItem(slot(userId, sellerId));
    return stored ? (JSON.parse(stored) as SubmitAttempt) : null;
  }

  /** The open attempt if there is one, else a new one with this body. */
  begin(userId: number, body: SubmitBasketDto): SubmitAttempt {
    const attempt = this.find(userId, body.sellerId) ?? { key: newKey(), body };
    localStorage.setItem(slot(userId, body.sellerId), JSON.stringify(attempt));
    return attempt;
  }

  /** An answer came, whichever. */
  end(userId: number, sellerId: number): void {
    localStorage.removeItem(slot(userId, sellerId));
  }
}
