import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, IdPipe, type Page, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { logisticsPermissions } from '../logistics.permissions';
import { CreateReceiptDto } from '../receipt/create-receipt.dto';
import { ReceiptConfirmer } from '../receipt/receipt-confirmer';
import { CreateShipmentEventDto } from '../tracking/create-shipment-event.dto';
import { ShipmentTracker } from '../tracking/shipment-tracker';
import { CreateShipmentDto, ShipmentListQuery } from './create-shipment.dto';
import { shipmentActions } from './shipment-actions';
import { ShipmentDispatcher } from './shipment-dispatcher';
import { ShipmentReader } from './shipment-reader';
import { ShipmentDto, ShipmentSummaryDto } from './shipment.dto';

@ApiTags('logistics')
@Controller('shipments')
export class ShipmentController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: ShipmentReader,
    private readonly dispatcher: ShipmentDispatcher,
    private readonly tracker: ShipmentTracker,
    private readonly confirmer: ReceiptConfirmer,
  ) {}

  /** Issues the delivery note: the goods leave the seller's stock. */
  @Post()
  @Permit(logisticsPermissions.ship)
  @Write()
  @ApiCreatedResponse({ type: ShipmentDto })
  async createShipment(@Context() tx: TxCtx, @Body() dto: CreateShipmentDto): Promise<ShipmentDto> {
    const { carrier = '', vehicleNumber = '', driverName = '', driverPhone = '', departureAt = null, expectedArrivalAt = null } = dto;
    const transport = { carrier, vehicleNumber, driverName, driverPhone, departureAt, expectedArrivalAt };
    const id = await this.dispatcher.dispatch(tx, { ...transport, orderId: dto.orderId, ...(dto.lines ? { lines: dto.lines } : {}) });
    return this.view(tx, id);
  }

  @Get()
  @Permit(logisticsPermissions.read)
  @ApiPage(ShipmentSummaryDto)
  listShipments(@Context() ctx: Ctx, @Query() query: ShipmentListQuery): Promise<Page<ShipmentSummaryDto>> {
    return this.uow.read(ctx, (tx) => this.reader.list(tx, query));
  }

  @Get(':id')
  @Permit(logisticsPermissions.read)
  @ApiOkResponse({ type: ShipmentDto })
  getShipment(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<ShipmentDto> {
    return this.uow.read(ctx, (tx) => this.view(tx, id));
  }

  /** What happened on the way: departure, position, delay, arrival. */
  @Post(':id/events')
  @Permit(logisticsPermissions.track)
  @Write()
  @ApiCreatedResponse({ type: ShipmentDto })
  async createShipmentEvent(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() dto: CreateShipmentEventDto): Promise<ShipmentDto> {
    await this.tracker.record(tx, id, dto);
    return this.view(tx, id);
  }

  /** The buyer says what arrived; it becomes the buyer's stock. */
  @Post(':id/receipt')
  @Permit(logisticsPermissions.receive)
  @Write()
  @ApiCreatedResponse({ type: ShipmentDto })
  async createReceipt(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() dto: CreateReceiptDto): Promise<ShipmentDto> {
    await this.confirmer.confirm(tx, id, dto.lines);
    return this.view(tx, id);
  }

  private async view(tx: TxCtx, id: number): Promise<ShipmentDto> {
    const shipment = await this.reader.byId(tx, id);
    return { ...shipment, availableActions: shipmentActions(tx, shipment) };
  }
}
