import { Injectable } from '@nestjs/common';
import { DealerArticles, FoundSkus, SkuLookup } from '@tributary/catalogue';
import { errorMessage } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { SmallTableReader, type WrittenSheet } from '@tributary/sheets';
import { buyerOf } from '../order/order-party';
import { articlesOf, readArticleSheet } from './article-sheet';
import type { ArticleSheetDto } from './article.dto';

/** More own numbers than a dealer could maintain. */
export const MOST_ARTICLES = 20_000;
const COLUMNS = { 'zh-CN': ['本公司货号', '物料编码', '品名'], 'en-US': ['Article no', 'Material code', 'Product name'] };

/** The own numbers of the actor's dealer as a workbook, in and out. */
@Injectable()
export class ArticleBook {
  constructor(
    private readonly articles: DealerArticles,
    private readonly lookup: SkuLookup,
    private readonly tables: SmallTableReader,
  ) {}

  /** Remembers every row that is understood, in place of what its number meant before. @throws one of `sheetsErrors`, orders.article-sheet-unclear */
  async load(tx: TxCtx, bytes: Buffer): Promise<ArticleSheetDto> {
    const dealerId = buyerOf(tx);
    const rows = readArticleSheet((await this.tables.read(bytes)).sheets);
    // own numbers are what is to be learnt: only codes and names say what they mean
    const found = new FoundSkus(await this.lookup.view(tx));
    const { articles, refused } = articlesOf(rows, found);
    const remembered = await this.articles.remember(tx, dealerId, articles);
    const problems = refused.map(({ row: { sheet, rowNumber }, refusal: { code, params } }) => ({
      sheet, rowNumber, code, message: errorMessage(code, tx.locale, params), params: { ...params },
    }));
    return { remembered: remembered.length, problems };
  }

  async sheets(tx: TxCtx): Promise<WrittenSheet[]> {
    const articles = await this.articles.list(tx, buyerOf(tx), { limit: MOST_ARTICLES });
    const rows = articles.map(({ number, skuCode, skuName, skuNameEn }) => [number, skuCode, (tx.locale === 'en-US' && skuNameEn) || skuName]);
    const heading = COLUMNS[tx.locale];
    return [{ name: heading[0] ?? '', rows: [heading, ...rows], widths: [20, 20, 50] }];
  }
}
