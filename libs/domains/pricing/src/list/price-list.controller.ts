import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { shanghaiToday } from '@tributary/kernel';
import {
  ApiPage, Clock, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, PageQuery, pageOf, Permit, platformErrors, type TxCtx, UnitOfWork, userOf, Write,
} from '@tributary/platform';
import { pricingPermissions } from '../pricing.permissions';
import { ContractBuyerRepository } from './contract-buyer.repository';
import type { PriceListDetails } from './price-list';
import { CreatePriceListDto, type PriceListDetailsDto, PriceListDto, PriceListPartyDto, PriceListQuery, UpdatePriceListDto } from './price-list.dto';
import { PriceListEditor } from './price-list-editor';
import { PriceListRepository } from './price-list.repository';

@ApiTags('pricing')
@Controller('price-lists')
export class PriceListController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lists: PriceListRepository,
    private readonly buyers: ContractBuyerRepository,
    private readonly editor: PriceListEditor,
    private readonly clock: Clock,
  ) {}

  /** Searches codes, names and contract numbers; in order of the code. A dealer sees its own lists only. */
  @Get()
  @Permit(pricingPermissions['lists.read'], pricingPermissions.manage)
  @ApiPage(PriceListDto)
  async listPriceLists(@Context() ctx: Ctx, @Query() query: PriceListQuery): Promise<Page<PriceListDto>> {
    const rows = await this.uow.read(ctx, (tx) => this.lists.list(tx, { ...query, ...pageFrom(query) }, this.today()));
    return pageOf(rows, query, ({ code }) => [code], (row): PriceListDto => row);
  }

  /** Dealers with whom the caller’s organisation may make a contract: those that it supplies today. */
  @Get('contract-buyers')
  @Permit(pricingPermissions.manage)
  @ApiPage(PriceListPartyDto)
  async listContractBuyers(@Context() ctx: Ctx, @Query() query: PageQuery): Promise<Page<PriceListPartyDto>> {
    const { organisationId: sellerId } = userOf(ctx);
    const { search } = query;
    const page = { sellerId, onDate: this.today(), ...pageFrom(query), ...(search === undefined ? {} : { search }) };
    const rows = await this.uow.read(ctx, (tx) => this.buyers.list(tx, page));
    return pageOf(rows, query, ({ code }) => [code], (row): PriceListPartyDto => row);
  }

  @Get(':id')
  @Permit(pricingPermissions['lists.read'], pricingPermissions.manage)
  @ApiOkResponse({ type: PriceListDto })
  getPriceList(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<PriceListDto> {
    return this.uow.read(ctx, (tx) => this.shown(tx, id));
  }

  @Post()
  @Permit(pricingPermissions.manage)
  @Write()
  @ApiCreatedResponse({ type: PriceListDto })
  async createPriceList(@Context() tx: TxCtx, @Body() { code, kind, buyerId, recommended = false, ...details }: CreatePriceListDto): Promise<PriceListDto> {
    return this.shown(tx, await this.editor.create(tx, { code, kind, buyerId: buyerId ?? null, recommended, ...detailsOf(details) }));
  }

  @Put(':id')
  @Permit(pricingPermissions.manage)
  @Write()
  @ApiOkResponse({ type: PriceListDto })
  async updatePriceList(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { version, ...details }: UpdatePriceListDto): Promise<PriceListDto> {
    await this.editor.update(tx, id, version, detailsOf(details));
    return this.shown(tx, id);
  }

  private async shown(tx: TxCtx, id: number): Promise<PriceListDto> {
    const list = await this.lists.find(tx, id, this.today());
    if (!list) throw platformErrors.notFound();
    return list;
  }

  private today(): string {
    return shanghaiToday(this.clock.now());
  }
}

function pageFrom(query: PageQuery): { limit: number; after?: string } {
  const [after] = cursorKey(query, 1) ?? [];
  return { limit: fetchSize(query), ...(after === undefined ? {} : { after: String(after) }) };
}

function detailsOf({ name, nameEn, priority, validFrom, validTo, contractNumber }: PriceListDetailsDto): PriceListDetails {
  return { name, nameEn: nameEn ?? '', priority, validFrom, validTo: validTo ?? null, contractNumber: contractNumber ?? null };
}
