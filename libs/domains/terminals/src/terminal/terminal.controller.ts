import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, platformErrors, UnitOfWork } from '@tributary/platform';
import { TerminalAliasRepository } from '../alias/terminal-alias.repository';
import { terminalsPermissions } from '../terminals.permissions';
import { TerminalDetailDto, TerminalDto, TerminalQuery } from './terminal.dto';
import { TerminalRepository } from './terminal.repository';

@ApiTags('terminals')
@Controller('terminals')
export class TerminalController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly terminals: TerminalRepository,
    private readonly aliases: TerminalAliasRepository,
  ) {}

  /** Searches by part of a name or code, or pinyin; in order of the code. */
  @Get()
  @Permit(terminalsPermissions.read)
  @ApiPage(TerminalDto)
  async listTerminals(@Context() ctx: Ctx, @Query() query: TerminalQuery): Promise<Page<TerminalDto>> {
    const [after] = cursorKey(query, 1) ?? [];
    const page = { ...query, limit: fetchSize(query), ...(after === undefined ? {} : { after: String(after) }) };
    const rows = await this.uow.read(ctx, (tx) => this.terminals.list(tx, page));
    return pageOf(rows, query, (row) => [row.code], (row): TerminalDto => row);
  }

  /** With the spellings remembered for it, in the files that the caller may see. */
  @Get(':id')
  @Permit(terminalsPermissions.read)
  @ApiOkResponse({ type: TerminalDetailDto })
  getTerminal(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<TerminalDetailDto> {
    return this.uow.read(ctx, async (tx) => {
      const terminal = await this.terminals.find(tx, id);
      if (!terminal) throw platformErrors.notFound();
      return { ...terminal, aliases: await this.aliases.ofTerminal(tx, id) };
    });
  }
}
