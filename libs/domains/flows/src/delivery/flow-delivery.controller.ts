import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AlsoByKey, Context, type Ctx, IdPipe, Permit, platformErrors, type TxCtx, UnitOfWork } from '@tributary/platform';
import { ArchivedFile, type ArchivedUpload, WriteArchived } from '../archive/archived-upload';
import { showFault, showFaultOrNull } from '../flows.faults';
import { flowsPermissions } from '../flows.permissions';
import { OwnFlowReader } from '../own/own-flow-reader';
import { deliveryState } from './delivery-state';
import { FlowDeliveries } from './flow-deliveries';
import { DeliverFlowQuery, FlowDeliveryDto } from './flow-delivery.dto';
import { FlowDeliveryRepository } from './flow-delivery.repository';

/** Channel flow that a dealer's own system delivers, with an API key (`docs/flow-api.md`). */
@ApiTags('flows')
@Controller('flow-deliveries')
export class FlowDeliveryController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly deliveries: FlowDeliveries,
    private readonly repository: FlowDeliveryRepository,
    private readonly reader: OwnFlowReader,
  ) {}

  /** Archives a file and counts it in its turn; nobody need confirm it. The same key and file again is the same delivery. */
  @Post()
  @HttpCode(202)
  @Permit(flowsPermissions.upload)
  @AlsoByKey()
  @WriteArchived()
  @ApiAcceptedResponse({ type: FlowDeliveryDto })
  async deliverFlow(@Context() tx: TxCtx, @Query() { kind, from, to }: DeliverFlowQuery, @ArchivedFile() archived: ArchivedUpload): Promise<FlowDeliveryDto> {
    return this.shown(tx, await this.deliveries.receive(tx, { kind, from, to, file: archived }));
  }

  /** What became of a delivery. */
  @Get(':id')
  @Permit(flowsPermissions['own.read'])
  @AlsoByKey()
  @ApiOkResponse({ type: FlowDeliveryDto })
  getFlowDelivery(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<FlowDeliveryDto> {
    return this.uow.read(ctx, (tx) => this.shown(tx, id));
  }

  private async shown(tx: TxCtx, id: number): Promise<FlowDeliveryDto> {
    if (!(await this.repository.isDelivery(tx, id))) throw platformErrors.notFound();
    const { file, reasons, days } = await this.reader.file(tx, id);
    const { name: fileName, kind, receivedAt, state, classification, reason, rows, counted, excluded } = file;
    return {
      id, fileName, kind, receivedAt, state: deliveryState(state), classification, reason: showFaultOrNull(reason, tx.locale), rows, counted, excluded,
      reasons: reasons.map(({ fault, rows: of }) => ({ fault: showFault(fault, tx.locale), rows: of })), days, inside: await this.repository.inside(tx, id),
    };
  }
}
