import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, type TxCtx, UnitOfWork, userOf, Write,
} from '@tributary/platform';
import { ArchivedFile, type ArchivedUpload, WriteArchived } from '../archive/archived-upload';
import { flowsErrors } from '../flows.errors';
import { showFault, showFaultOrNull } from '../flows.faults';
import { flowsPermissions } from '../flows.permissions';
import type { EntryChanges, FlowUpload } from './flow-upload';
import { BringFlowQuery, type EntryChangesDto, FlowUploadDetailDto, FlowUploadDto, FlowUploadQuery } from './flow-upload.dto';
import { FlowUploadRepository } from './flow-upload.repository';
import { FlowUploads } from './flow-uploads';

/** Channel flow that people bring, or a dealer's own system in a person's name. */
@ApiTags('flows')
@Controller('flow-uploads')
export class FlowUploadController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly uploads: FlowUploads,
    private readonly repository: FlowUploadRepository,
  ) {}

  /** Archives a file and has it read; nothing counts before it is confirmed. The same key and file again is the same upload. */
  @Post()
  @HttpCode(202)
  @Permit(flowsPermissions.upload)
  @WriteArchived()
  @ApiAcceptedResponse({ type: FlowUploadDetailDto })
  async bringFlow(@Context() tx: TxCtx, @Query() { kind, dealerId }: BringFlowQuery, @ArchivedFile() archived: ArchivedUpload): Promise<FlowUploadDetailDto> {
    return detail(tx, await this.uploads.receive(tx, { dealerId: dealerId ?? ownDealer(tx), kind, file: archived }));
  }

  /** The newest first; searches in names of files and dealers. */
  @Get()
  @Permit(flowsPermissions.upload)
  @ApiPage(FlowUploadDto)
  async listFlowUploads(@Context() ctx: Ctx, @Query() query: FlowUploadQuery): Promise<Page<FlowUploadDto>> {
    const [before] = cursorKey(query, 1) ?? [];
    const page = { ...query, limit: fetchSize(query), ...(before === undefined ? {} : { before: Number(before) }) };
    const rows = await this.uow.read(ctx, (tx) => this.repository.list(tx, page));
    return pageOf(rows, query, ({ id }) => [id], (row) => shown(ctx, row));
  }

  /** With what it would change, as soon as it was read. */
  @Get(':id')
  @Permit(flowsPermissions.upload)
  @ApiOkResponse({ type: FlowUploadDetailDto })
  async getFlowUpload(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<FlowUploadDetailDto> {
    return detail(ctx, await this.uow.read(ctx, (tx) => this.uploads.find(tx, id)));
  }

  /** Lets it count. What came by a better road stays as it is. */
  @Post(':id/confirm')
  @HttpCode(202)
  @Permit(flowsPermissions.upload)
  @Write()
  @ApiAcceptedResponse({ type: FlowUploadDetailDto })
  async confirmFlowUpload(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<FlowUploadDetailDto> {
    return detail(tx, await this.uploads.confirm(tx, id));
  }

  /** It will never count; its bytes stay in the archive. */
  @Post(':id/discard')
  @HttpCode(200)
  @Permit(flowsPermissions.upload)
  @Write()
  @ApiOkResponse({ type: FlowUploadDetailDto })
  async discardFlowUpload(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<FlowUploadDetailDto> {
    return detail(tx, await this.uploads.discard(tx, id));
  }
}

/** @throws flows.upload-dealer-missing for people of head office, whose flow is always somebody else's */
function ownDealer(ctx: Ctx): number {
  const { organisationKind, organisationId } = userOf(ctx);
  if (organisationKind !== 'dealer') throw flowsErrors.uploadDealerMissing();
  return organisationId;
}

function shown({ locale }: Ctx, { preview: _preview, ...upload }: FlowUpload): FlowUploadDto {
  return { ...upload, reason: showFaultOrNull(upload.reason, locale) };
}

function detail(ctx: Ctx, upload: FlowUpload): FlowUploadDetailDto {
  const { preview } = upload;
  if (!preview) return { ...shown(ctx, upload), preview };
  const reasons = preview.reasons.map(({ rows, ...fault }) => ({ ...showFault(fault, ctx.locale), rows }));
  return { ...shown(ctx, upload), preview: { ...preview, days: [...preview.days], added: listed(preview.added), removed: listed(preview.removed), reasons, note: showFaultOrNull(preview.note, ctx.locale) } };
}

const listed = ({ count, first }: EntryChanges): EntryChangesDto => ({ count, first: [...first] });
