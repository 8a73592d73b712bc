import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, platformErrors, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { flowsPermissions } from '../../flows.permissions';
import { WebAnswerDto, WebQuestionDto, WebQuestionQuery } from './web-question.dto';
import { WebQuestions } from './web-questions';

/** What web sites ask of people while a feed is read. */
@ApiTags('flows')
@Controller('web-questions')
export class WebQuestionController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly questions: WebQuestions,
  ) {}

  /** Those that wait, without their pictures. */
  @Get()
  @Permit(flowsPermissions.operate)
  @ApiPage(WebQuestionDto)
  async listWebQuestions(@Context() ctx: Ctx, @Query() query: WebQuestionQuery): Promise<Page<WebQuestionDto>> {
    const [after] = cursorKey(query, 1) ?? [];
    const page = { limit: fetchSize(query), ...(query.feedId === undefined ? {} : { feedId: query.feedId }), ...(after === undefined ? {} : { after: Number(after) }) };
    const rows = await this.uow.read(ctx, (tx) => this.questions.list(tx, page));
    return pageOf(rows, query, (row) => [row.id], (row) => row);
  }

  @Get(':id')
  @Permit(flowsPermissions.operate)
  @ApiOkResponse({ type: WebQuestionDto })
  async getWebQuestion(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<WebQuestionDto> {
    const question = await this.uow.read(ctx, (tx) => this.questions.find(tx, id));
    if (!question) throw platformErrors.notFound();
    return question;
  }

  /** The first answer counts; the run goes on with it at once. */
  @Post(':id/answer')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Permit(flowsPermissions.operate)
  @Write()
  @ApiNoContentResponse()
  async answerWebQuestion(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { answer }: WebAnswerDto): Promise<void> {
    await this.questions.answer(tx, id, answer);
  }
}
