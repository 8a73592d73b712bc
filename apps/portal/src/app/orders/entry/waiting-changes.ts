import { Injectable } from '@angular/core';
import type { PutBasketLineDto } from '@tributary/api-client';

/** A change of a basket line that is not acknowledged yet, and the key under which it is sent. */
export interface Intent {
  readonly body: PutBasketLineDto;
  readonly key: string;
}

const slot = (userId: number, sellerId: number) => `tributary.basket.${userId}.${sellerId}`;

/**
 * Keeps changes on this device until the API has acknowledged them: a reload in the middle of an outage loses nothing. They
 * go out again under their old keys, so that none counts twice.
 */
@Injectable({ providedIn: 'root' })
export class WaitingChanges {
  read(userId: number | undefined, sellerId: number): ReadonlyMap<string, Intent> {
    const stored = userId === undefined ? null : localStorage.getItem(slot(userId, sellerId));
    return new Map(stored ? (JSON.parse(stored) as [string, Intent][]) : []);
  }

  write(userId: number | undefined, sellerId: number | null, changes: ReadonlyMap<string, Intent>): void {
    if (userId === undefined || sellerId === null) return;
    if (changes.size === 0) localStorage.removeItem(slot(userId, sellerId));
    else localStorage.setItem(slot(userId, sellerId), JSON.stringify([...changes]));
  }
}
