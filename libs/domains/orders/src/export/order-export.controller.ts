import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, download, Downloads, IdPipe, Permit, UnitOfWork } from '@tributary/platform';
import { XLSX_TYPE } from '@tributary/sheets';
import { OrderFilterDto } from '../order/order-list.dto';
import { ordersPermissions } from '../orders.permissions';
import { OrderExporter } from './order-exporter';

@ApiTags('orders')
@Controller('orders')
export class OrderExportController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly exporter: OrderExporter,
  ) {}

  /** The list as a workbook; at most 10,000 orders, and a first row that says so when there are more. */
  @Get('export')
  @Permit(ordersPermissions.read)
  @Downloads(XLSX_TYPE)
  async exportOrders(@Context() ctx: Ctx, @Query() filter: OrderFilterDto): Promise<StreamableFile> {
    const { name, bytes } = await this.uow.read(ctx, (tx) => this.exporter.list(tx, filter));
    return download(name, XLSX_TYPE, bytes);
  }

  @Get(':id/export')
  @Permit(ordersPermissions.read)
  @Downloads(XLSX_TYPE)
  async exportOrder(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<StreamableFile> {
    const { name, bytes } = await this.uow.read(ctx, (tx) => this.exporter.one(tx, id));
    return download(name, XLSX_TYPE, bytes);
  }
}
