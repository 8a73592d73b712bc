import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, IdPipe, type Page, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { pricingPermissions } from '../pricing.permissions';
import { CreatePromotionDto, PreviewPromotionDto, PromotionBodyDto } from './promotion-body.dto';
import { PromotionEditor } from './promotion-editor';
import { planOf } from './promotion-input';
import { PromotionPreview } from './promotion-preview';
import { PromotionReader } from './promotion-reader';
import { previewDto, promotionDto } from './promotion-view';
import { PromotionDto, PromotionPreviewDto, PromotionQueryDto, PromotionSummaryDto } from './promotion.dto';

@ApiTags('pricing')
@Controller('promotions')
export class PromotionController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: PromotionReader,
    private readonly editor: PromotionEditor,
    private readonly preview: PromotionPreview,
  ) {}

  /** Searches codes and names; what starts last comes first. */
  @Get()
  @Permit(pricingPermissions.promote)
  @ApiPage(PromotionSummaryDto)
  listPromotions(@Context() ctx: Ctx, @Query() query: PromotionQueryDto): Promise<Page<PromotionSummaryDto>> {
    return this.uow.read(ctx, (tx) => this.reader.list(tx, query));
  }

  @Get(':id')
  @Permit(pricingPermissions.promote)
  @ApiOkResponse({ type: PromotionDto })
  async getPromotion(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<PromotionDto> {
    return promotionDto(await this.uow.read(ctx, (tx) => this.editor.detail(tx, id)));
  }

  @Post()
  @Permit(pricingPermissions.promote)
  @Write()
  @ApiCreatedResponse({ type: PromotionDto })
  async createPromotion(@Context() tx: TxCtx, @Body() { code, ...body }: CreatePromotionDto): Promise<PromotionDto> {
    return promotionDto(await this.editor.create(tx, code, planOf(body)));
  }

  /** Orders keep what they were given; the next ones get the promotion as it is now. */
  @Put(':id')
  @Permit(pricingPermissions.promote)
  @Write()
  @ApiOkResponse({ type: PromotionDto })
  async updatePromotion(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() body: PromotionBodyDto): Promise<PromotionDto> {
    return promotionDto(await this.editor.update(tx, id, planOf(body)));
  }

  /** From now on no order gets it. */
  @Post(':id/end')
  @Permit(pricingPermissions.promote)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: PromotionDto })
  async endPromotion(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<PromotionDto> {
    return promotionDto(await this.editor.end(tx, id));
  }

  /** What a promotion that is being written would do to a basket; nothing is saved. */
  @Post('preview')
  @Permit(pricingPermissions.promote)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: PromotionPreviewDto })
  async previewPromotion(@Context() ctx: Ctx, @Body() { promotion, lines }: PreviewPromotionDto): Promise<PromotionPreviewDto> {
    return previewDto(await this.uow.read(ctx, (tx) => this.preview.show(tx, planOf(promotion), lines)));
  }
}
