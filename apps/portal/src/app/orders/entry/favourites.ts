import { inject, Injectable, signal } from '@angular/core';
import { addFavourite, Api, listFavourites, removeFavourite } from '@tributary/api-client';

/** The SKUs that the person starred; the star changes at once and comes back if the API refuses. */
@Injectable()
export class Favourites {
  private readonly api = inject(Api);
  private readonly starred = signal<ReadonlySet<number>>(new Set());

  async load(): Promise<void> {
    this.starred.set(new Set((await this.api.invoke(listFavourites)).skuIds));
  }

  has(skuId: number): boolean {
    return this.starred().has(skuId);
  }

  async toggle(skuId: number): Promise<void> {
    const on = !this.has(skuId);
    this.set(skuId, on);
    try {
      await this.api.invoke(on ? addFavourite : removeFavourite, { skuId });
    } catch (error) {
      this.set(skuId, !on);
      throw error;
    }
  }

  private set(skuId: number, on: boolean): void {
    this.starred.update((set) => {
      const next = new Set(set);
      if (on) next.add(skuId);
      else next.delete(skuId);
      return next;
    });
  }
}
