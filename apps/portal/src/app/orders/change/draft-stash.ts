import { Injectable } from '@angular/core';
import type { OrderDto } from '@tributary/api-client';
import { type ChangeDraft, draftOf } from './change-draft';

const slot = ({ id, version }: Pick<OrderDto, 'id' | 'version'>) => `tributary.change.${id}.${version}`;

/** Keeps a change that is not sent yet over a reload, for this window; it is about one version and ends with it. */
@Injectable({ providedIn: 'root' })
export class DraftStash {
  read(order: OrderDto): ChangeDraft {
    const kept = sessionStorage.getItem(slot(order));
    return kept ? (JSON.parse(kept) as ChangeDraft) : draftOf(order);
  }

  write(order: OrderDto, draft: ChangeDraft): void {
    sessionStorage.setItem(slot(order), JSON.stringify(draft));
  }

  clear(order: Pick<OrderDto, 'id' | 'version'>): void {
    sessionStorage.removeItem(slot(order));
  }
}
