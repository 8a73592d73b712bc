import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, PageQuery, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { identityPermissions } from '../identity.permissions';
import { ApiKeyDto, CreateApiKeyDto, NewApiKeyDto } from './api-key.dto';
import { ApiKeyRepository } from './api-key.repository';
import { ApiKeys } from './api-keys';

/** Keys with which dealers' own systems deliver flow. */
@ApiTags('identity')
@Controller('api-keys')
export class ApiKeyController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: ApiKeys,
    private readonly repository: ApiKeyRepository,
  ) {}

  /** The newest first; searches in names of keys and dealers. */
  @Get()
  @Permit(identityPermissions['keys.manage'])
  @ApiPage(ApiKeyDto)
  async listApiKeys(@Context() ctx: Ctx, @Query() query: PageQuery): Promise<Page<ApiKeyDto>> {
    const [before] = cursorKey(query, 1) ?? [];
    const page = { limit: fetchSize(query), ...(query.search ? { search: query.search } : {}), ...(before === undefined ? {} : { before: Number(before) }) };
    const rows = await this.uow.read(ctx, (tx) => this.repository.list(tx, page));
    return pageOf(rows, query, ({ id }) => [id], (row) => row);
  }

  /** Takes no Idempotency-Key, because the answer would be kept with it, and the secret is in it. A repeat makes another key. */
  @Post()
  @Permit(identityPermissions['keys.manage'])
  @ApiCreatedResponse({ type: NewApiKeyDto })
  createApiKey(@Context() ctx: Ctx, @Body() body: CreateApiKeyDto): Promise<NewApiKeyDto> {
    return this.uow.write(ctx, (tx) => this.keys.create(tx, body));
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @Permit(identityPermissions['keys.manage'])
  @Write()
  @ApiOkResponse({ type: ApiKeyDto })
  revokeApiKey(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<ApiKeyDto> {
    return this.keys.revoke(tx, id);
  }
}
