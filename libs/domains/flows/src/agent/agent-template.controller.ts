import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { BatchField } from '@tributary/agent-wire';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { flowsPermissions } from '../flows.permissions';
import { AgentTemplateBodyDto, AgentTemplateDto, AgentTemplateQuery, CreateAgentTemplateDto } from './agent-template.dto';
import { TemplateKeeper } from './template-keeper';
import { TemplateRepository, type TemplateRow, type TemplateTerms } from './template.repository';

/** How ERP products are read. */
@ApiTags('agents')
@Controller('agent-templates')
export class AgentTemplateController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keeper: TemplateKeeper,
    private readonly templates: TemplateRepository,
  ) {}

  /** By code, the newest version of each first. */
  @Get()
  @Permit(flowsPermissions.read)
  @ApiPage(AgentTemplateDto)
  async listAgentTemplates(@Context() ctx: Ctx, @Query() query: AgentTemplateQuery): Promise<Page<AgentTemplateDto>> {
    const [code, version] = cursorKey(query, 2) ?? [];
    const page = { ...query, limit: fetchSize(query), ...(code === undefined ? {} : { after: [String(code), Number(version)] as const }) };
    const rows = await this.uow.read(ctx, (tx) => this.templates.list(tx, page));
    return pageOf(rows, query, (row) => [row.code, row.version], shown);
  }

  @Get(':id')
  @Permit(flowsPermissions.read)
  @ApiOkResponse({ type: AgentTemplateDto })
  async getAgentTemplate(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<AgentTemplateDto> {
    return shown(await this.uow.read(ctx, (tx) => this.keeper.find(tx, id)));
  }

  /** A draft; no agent gets it before it is published. */
  @Post()
  @Permit(flowsPermissions.templates)
  @Write()
  @ApiCreatedResponse({ type: AgentTemplateDto })
  async createAgentTemplate(@Context() tx: TxCtx, @Body() { code, version, ...body }: CreateAgentTemplateDto): Promise<AgentTemplateDto> {
    return shown(await this.keeper.create(tx, code, version, termsOf(body)));
  }

  @Put(':id')
  @Permit(flowsPermissions.templates)
  @Write()
  @ApiOkResponse({ type: AgentTemplateDto })
  async changeAgentTemplate(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() body: AgentTemplateBodyDto): Promise<AgentTemplateDto> {
    return shown(await this.keeper.change(tx, id, termsOf(body)));
  }

  /** Signs it. It never changes again; agents that read by its code get it with their next word. */
  @Post(':id/publish')
  @HttpCode(HttpStatus.OK)
  @Permit(flowsPermissions.templates)
  @Write()
  @ApiOkResponse({ type: AgentTemplateDto })
  async publishAgentTemplate(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<AgentTemplateDto> {
    return shown(await this.keeper.publish(tx, id));
  }
}

function termsOf({ columns, changes, ...body }: AgentTemplateBodyDto): TemplateTerms {
  return { ...body, name: body.name.trim(), changes: changes?.trim() ? changes : null, columns: Object.fromEntries(columns.map(({ field, column }) => [field, column.trim()])) };
}

function shown({ columns, databases, ...template }: TemplateRow): AgentTemplateDto {
  return { ...template, databases: [...databases], columns: Object.entries(columns).map(([field, column]) => ({ field: field as BatchField, column })) };
}
