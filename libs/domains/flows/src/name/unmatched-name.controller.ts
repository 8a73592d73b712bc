import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, platformErrors, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { flowsPermissions } from '../flows.permissions';
import { NameCandidates } from './name-candidates';
import { NameResolver } from './name-resolver';
import { CandidateDto, CandidateQuery, ResolveNameDto, UnmatchedNameDto, UnmatchedNameQuery } from './unmatched-name.dto';
import { UnmatchedNameRepository, type UnmatchedNameRow } from './unmatched-name.repository';

@ApiTags('flows')
@Controller('unmatched-names')
export class UnmatchedNameController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly names: UnmatchedNameRepository,
    private readonly candidates: NameCandidates,
    private readonly resolver: NameResolver,
  ) {}

  /** Product and customer names of dealers, those with the highest amount first; `open` unless asked otherwise. */
  @Get()
  @Permit(flowsPermissions.read)
  @ApiPage(UnmatchedNameDto)
  async listUnmatchedNames(@Context() ctx: Ctx, @Query() query: UnmatchedNameQuery): Promise<Page<UnmatchedNameDto>> {
    const after = cursorKey(query, 2);
    const page = { ...query, state: query.state ?? 'open', limit: fetchSize(query), ...(after ? { after } : {}) } as const;
    const rows = await this.uow.read(ctx, (tx) => this.names.list(tx, page));
    return pageOf(rows, query, (row: UnmatchedNameRow) => [row.amount, row.id], (row) => row);
  }

  /** What it may mean, best first. */
  @Get(':id/candidates')
  @Permit(flowsPermissions.read)
  @ApiOkResponse({ type: [CandidateDto] })
  listCandidates(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: CandidateQuery): Promise<CandidateDto[]> {
    return this.uow.read(ctx, async (tx) => {
      const name = await this.names.find(tx, id);
      if (!name) throw platformErrors.notFound();
      return this.candidates.of(tx, name, query.search);
    });
  }

  /** Decides what a name means, now and in the dealer's future files; answers with the rows and the amount concerned. */
  @Post(':id/resolve')
  @HttpCode(200)
  @Write()
  @Permit(flowsPermissions.resolve)
  @ApiOkResponse({ type: UnmatchedNameDto })
  resolveName(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() body: ResolveNameDto): Promise<UnmatchedNameDto> {
    return this.resolver.resolve(tx, id, body.targetId);
  }

  /** Takes a person's decision back. */
  @Post(':id/undo')
  @HttpCode(200)
  @Write()
  @Permit(flowsPermissions.resolve)
  @ApiOkResponse({ type: UnmatchedNameDto })
  undoResolution(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<UnmatchedNameDto> {
    return this.resolver.undo(tx, id);
  }
}
