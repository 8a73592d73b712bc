import { Controller, Get, HttpCode, HttpStatus, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, download, Downloads, IdPipe, Permit, UnitOfWork, type Upload, UploadedFile, Uploads } from '@tributary/platform';
import { SmallTableReader, XLSX_TYPE } from '@tributary/sheets';
import { pricingPermissions } from '../pricing.permissions';
import { CheckedWorkbookDto, PriceWorkbookQuery } from './workbook.dto';
import { WorkbookChecker } from './workbook-checker';
import { WorkbookWriter } from './workbook-writer';

@ApiTags('pricing')
@Controller('price-lists/:id/workbook')
export class PriceWorkbookController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly writer: WorkbookWriter,
    private readonly reader: SmallTableReader,
    private readonly checker: WorkbookChecker,
  ) {}

  /** The prices of a list, in force and to come, to be changed and uploaded again. */
  @Get()
  @Permit(pricingPermissions['lists.read'], pricingPermissions.manage)
  @Downloads(XLSX_TYPE)
  async downloadPriceList(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<StreamableFile> {
    const { fileName, bytes } = await this.uow.read(ctx, (tx) => this.writer.write(tx, id));
    return download(fileName, XLSX_TYPE, bytes);
  }

  /** What a workbook would change, row by row; changes nothing. What it says is sent to `POST /price-lists/{id}/prices/bulk`. */
  @Post('check')
  @HttpCode(HttpStatus.OK)
  @Permit(pricingPermissions.manage)
  @Uploads()
  @ApiOkResponse({ type: CheckedWorkbookDto })
  async checkPriceList(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @UploadedFile() { bytes }: Upload, @Query() { from }: PriceWorkbookQuery): Promise<CheckedWorkbookDto> {
    await this.uow.read(ctx, (tx) => this.checker.assertKept(tx, id));
    const table = await this.reader.read(bytes);
    return { rows: await this.uow.read(ctx, (tx) => this.checker.check(tx, id, table, from)) };
  }
}
