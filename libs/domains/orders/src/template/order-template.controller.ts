import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, IdPipe, type Page, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { appraisedLineDto } from '../appraisal/appraised-line.dto';
import { ordersPermissions } from '../orders.permissions';
import { ChangeOrderTemplateDto, CreateOrderTemplateDto, OrderTemplateDto, OrderTemplateQueryDto, OrderTemplateSummaryDto } from './order-template.dto';
import { OrderTemplates } from './order-templates';
import { TemplateEditor } from './template-editor';

@ApiTags('orders')
@Controller('order-templates')
export class OrderTemplateController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly templates: OrderTemplates,
    private readonly editor: TemplateEditor,
  ) {}

  /** The caller's own and those that colleagues share, the latest change first. */
  @Get()
  @Permit(ordersPermissions.place)
  @ApiPage(OrderTemplateSummaryDto)
  listOrderTemplates(@Context() ctx: Ctx, @Query() query: OrderTemplateQueryDto): Promise<Page<OrderTemplateSummaryDto>> {
    return this.uow.read(ctx, (tx) => this.templates.list(tx, query));
  }

  @Get(':id')
  @Permit(ordersPermissions.place)
  @ApiOkResponse({ type: OrderTemplateDto })
  getOrderTemplate(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<OrderTemplateDto> {
    return this.uow.read(ctx, (tx) => this.detail(tx, id));
  }

  /** Made of an order, of the basket with a seller, or of lines. */
  @Post()
  @Permit(ordersPermissions.place)
  @Write()
  @ApiCreatedResponse({ type: OrderTemplateDto })
  async createOrderTemplate(@Context() tx: TxCtx, @Body() wish: CreateOrderTemplateDto): Promise<OrderTemplateDto> {
    return this.detail(tx, await this.editor.create(tx, wish));
  }

  /** Renames, shares, or sets the lines; only its maker. */
  @Put(':id')
  @Permit(ordersPermissions.place)
  @Write()
  @ApiOkResponse({ type: OrderTemplateDto })
  async changeOrderTemplate(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() change: ChangeOrderTemplateDto): Promise<OrderTemplateDto> {
    await this.editor.change(tx, id, change);
    return this.detail(tx, id);
  }

  /** Only its maker. */
  @Delete(':id')
  @Permit(ordersPermissions.place)
  @Write()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  removeOrderTemplate(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<void> {
    return this.editor.remove(tx, id);
  }

  private async detail(tx: TxCtx, id: number): Promise<OrderTemplateDto> {
    const { lines, ...head } = await this.templates.detail(tx, id);
    return { ...head, lines: lines.map((line) => appraisedLineDto(tx, line)) };
  }
}
