import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type DealerArticle, articleKey, DealerArticles } from '@tributary/catalogue';
import {
  ApiPage, Context, type Ctx, cursorKey, download, Downloads, fetchSize, IdPipe, type Page, pageOf, PageQuery, Permit, type TxCtx, UnitOfWork, UploadedFile,
  type Upload, UploadQuery, Uploads, Write,
} from '@tributary/platform';
import { writeWorkbook, XLSX_TYPE } from '@tributary/sheets';
import { buyerOf } from '../order/order-party';
import { ordersPermissions } from '../orders.permissions';
import { orderSheetErrors } from '../quick-entry/order-sheet.errors';
import { ArticleBook } from './article-book';
import { ArticleSheetDto, DealerArticleDto, PutDealerArticleDto } from './article.dto';

const FILE_NAME = { 'zh-CN': '本公司货号.xlsx', 'en-US': 'article-numbers.xlsx' };

/** The own article numbers of the caller's dealer. */
@ApiTags('orders')
@Controller('dealer-articles')
export class ArticleController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly articles: DealerArticles,
    private readonly book: ArticleBook,
  ) {}

  /** In order of the number; `search` looks into numbers and SKUs. */
  @Get()
  @Permit(ordersPermissions.place)
  @ApiPage(DealerArticleDto)
  async listDealerArticles(@Context() ctx: Ctx, @Query() query: PageQuery): Promise<Page<DealerArticleDto>> {
    const [key, id] = cursorKey(query, 2) ?? [];
    const page = { limit: fetchSize(query), ...(query.search ? { search: query.search } : {}), ...(id === undefined ? {} : { after: [String(key), Number(id)] as const }) };
    const rows = await this.uow.read(ctx, (tx) => this.articles.list(tx, buyerOf(tx), page));
    return pageOf(rows, query, (row) => [row.key, row.id], articleDto);
  }

  /** Remembers what a number means, in place of what it meant before. */
  @Put()
  @Permit(ordersPermissions.place)
  @Write()
  @ApiOkResponse({ type: DealerArticleDto })
  async putDealerArticle(@Context() tx: TxCtx, @Body() body: PutDealerArticleDto): Promise<DealerArticleDto> {
    if (articleKey(body.number) === '') throw orderSheetErrors.articleNumberMissing();
    const [article] = await this.articles.remember(tx, buyerOf(tx), [body]);
    if (!article) throw new Error('The number was not stored.');
    return articleDto(article);
  }

  @Delete(':id')
  @Permit(ordersPermissions.place)
  @Write()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  deleteDealerArticle(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<void> {
    return this.articles.forget(tx, buyerOf(tx), id);
  }

  /** A workbook with a column of own numbers and one of our codes; rows that are not understood come back with a reason. */
  @Post('upload')
  @Permit(ordersPermissions.place)
  @Write()
  @Uploads()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ArticleSheetDto })
  uploadDealerArticles(@Context() tx: TxCtx, @Query() _query: UploadQuery, @UploadedFile() { bytes }: Upload): Promise<ArticleSheetDto> {
    return this.book.load(tx, bytes);
  }

  @Get('file')
  @Permit(ordersPermissions.place)
  @Downloads(XLSX_TYPE)
  async downloadDealerArticles(@Context() ctx: Ctx): Promise<StreamableFile> {
    const sheets = await this.uow.read(ctx, (tx) => this.book.sheets(tx));
    return download(FILE_NAME[ctx.locale], XLSX_TYPE, writeWorkbook(sheets));
  }
}

function articleDto({ id, number, skuId, skuCode, skuName, skuNameEn, updatedBy, updatedAt }: DealerArticle): DealerArticleDto {
  return { id, number, skuId, skuCode, skuName, skuNameEn: skuNameEn || null, updatedBy, updatedAt };
}
