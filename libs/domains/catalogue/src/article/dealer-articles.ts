import { Injectable } from '@nestjs/common';
import { Clock, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { Skus } from '../sku/skus';
import { articleKey, type ArticleNumber, type DealerArticle } from './dealer-article';
import { type DealerArticlePage, DealerArticleRepository } from './dealer-article.repository';

/** Dealers' own article numbers: what a person taught once is known in every order sheet and search of that dealer. */
@Injectable()
export class DealerArticles {
  constructor(
    private readonly repository: DealerArticleRepository,
    private readonly skus: Skus,
    private readonly clock: Clock,
  ) {}

  list(tx: TxCtx, dealerId: number, page: DealerArticlePage): Promise<(DealerArticle & { readonly key: string })[]> {
    return this.repository.list(tx, dealerId, page);
  }

  /** Which SKU each number means, by its `articleKey`. One statement. */
  meanings(tx: TxCtx, dealerId: number): Promise<ReadonlyMap<string, number>> {
    return this.repository.meanings(tx, dealerId);
  }

  /**
   * Remembers numbers in place of what they meant before, in a fixed number of statements; of two that are the same the
   * last one counts. Gives them as they are now. @throws platform.not-found for a SKU out of the catalogue scope
   */
  async remember(tx: TxCtx, dealerId: number, articles: readonly ArticleNumber[]): Promise<DealerArticle[]> {
    const byKey = new Map(articles.map((article) => [articleKey(article.number), article]));
    byKey.delete('');
    if (byKey.size === 0) return [];
    const wanted = [...byKey.values()];
    const known = await this.skus.byIds(tx, wanted.map(({ skuId }) => skuId));
    if (wanted.some(({ skuId }) => !known.has(skuId))) throw platformErrors.notFound();
    await this.repository.put(tx, dealerId, wanted, { name: userOf(tx).name, at: this.clock.now() });
    return this.repository.byKeys(tx, dealerId, [...byKey.keys()]);
  }

  /** @throws platform.not-found for the number of another dealer, as for none */
  async forget(tx: TxCtx, dealerId: number, id: number): Promise<void> {
    if ((await this.repository.remove(tx, dealerId, [id])) === 0) throw platformErrors.notFound();
  }
}
