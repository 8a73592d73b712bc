import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  Api, deleteDealerArticle, downloadDealerArticles, listDealerArticles, putDealerArticle, uploadDealerArticles, type ArticleSheetDto, type DealerArticleDto,
} from '@tributary/api-client';
import { Button, Cell, DataList, Dialogs, EmptyState, type Failure, FilterBar, Icon, LocalNamePipe, Notice, PageHeader, SearchBox, Time, Toasts } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import { handled } from '../../core/http/request-options';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { download } from '../../shared/download';
import { SkuSelect } from '../../shared/sku-select';
import { tableColumns } from '../../shared/table-columns';

/** What the dealer calls our SKUs in its own books: one by one, or as a workbook in and out. */
@Component({
  selector: 'app-article-list-page',
  imports: [Button, Cell, DataList, EmptyState, FilterBar, Icon, LocalNamePipe, Notice, PageHeader, RouterLink, SearchBox, SkuSelect, Time, TranslocoPipe],
  templateUrl: './article-list-page.html',
  styleUrl: './article-list-page.less',
})
export class ArticleListPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  protected readonly filters = queryFilters('search');
  protected readonly articles = pagedList({
    query: () => ({ search: this.filters.values().search }),
    load: (query, cursor) => this.api.invoke(listDealerArticles, { ...query, cursor }),
  });
  protected readonly columns = tableColumns('articles.column', () => [
    { key: 'number', card: 'title' },
    { key: 'sku', card: 'wide' },
    { key: 'by' },
    { key: 'action', align: 'end', card: 'aside' },
  ]);

  protected readonly number = signal('');
  protected readonly skuId = signal<string | null>(null);
  protected readonly ready = computed(() => this.number().trim() !== '' && this.skuId() !== null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  /** What became of the last workbook. */
  protected readonly loaded = signal<ArticleSheetDto | null>(null);

  protected async add(): Promise<void> {
    const skuId = Number(this.skuId());
    if (!this.ready()) return;
    await this.work(async () => {
      const article = await this.api.invoke(putDealerArticle, { body: { number: this.number().trim(), skuId } }, handled());
      this.toasts.success(this.transloco.translate('articles.added', { number: article.number, code: article.skuCode }));
      this.number.set('');
      this.skuId.set(null);
    });
  }

  protected async remove({ id, number }: DealerArticleDto): Promise<void> {
    const answer = await this.dialogs.confirm({
      heading: this.transloco.translate('articles.remove.heading'),
      text: this.transloco.translate('articles.remove.text', { number }),
      action: this.transloco.translate('articles.remove.action'),
      danger: true,
    });
    if (answer) await this.work(() => this.api.invoke(deleteDealerArticle, { id }, handled()));
  }

  protected async upload(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    input.value = '';
    if (file) await this.work(async () => this.loaded.set(await this.api.invoke(uploadDealerArticles, { fileName: file.name, body: file }, handled())));
  }

  protected async download(): Promise<void> {
    download(this.transloco.translate('articles.file'), await this.api.invoke(downloadDealerArticles));
  }

  private async work(task: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    this.loaded.set(null);
    try {
      await task();
      this.articles.reload();
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
