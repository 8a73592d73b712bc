import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { actorName, ApiPage, AuditTrail, Clock, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, platformErrors, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { flowsErrors } from '../../flows.errors';
import { flowsPermissions } from '../../flows.permissions';
import { WebAnswerDto, WebQuestionDto, WebQuestionQuery } from './web-question.dto';
import { type ShownQuestion, WebQuestionRepository } from './web-question.repository';

/** What web sites ask of people while a feed is read. */
@ApiTags('flows')
@Controller('web-questions')
export class WebQuestionController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly questions: WebQuestionRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Permit(flowsPermissions.operate)
  @ApiPage(WebQuestionDto)
  async listWebQuestions(@Context() ctx: Ctx, @Query() query: WebQuestionQuery): Promise<Page<WebQuestionDto>> {
    const [after] = cursorKey(query, 1) ?? [];
    const page = { limit: fetchSize(query), ...(query.feedId === undefined ? {} : { feedId: query.feedId }), ...(after === undefined ? {} : { after: Number(after) }) };
    const rows = await this.uow.read(ctx, (tx) => this.questions.list(tx, this.clock.now(), page));
    return pageOf(rows, query, (row) => [row.id], (row) => shown(row, null));
  }

  @Get(':id')
  @Permit(flowsPermissions.operate)
  @ApiOkResponse({ type: WebQuestionDto })
  getWebQuestion(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<WebQuestionDto> {
    return this.uow.read(ctx, async (tx) => {
      const question = await this.questions.find(tx, id, this.clock.now());
      if (!question) throw platformErrors.notFound();
      const picture = await this.questions.picture(tx, id);
      return shown(question, picture ? `data:${picture.mediaType};base64,${picture.bytes.toString('base64')}` : null);
    });
  }

  /** The first answer counts; the run goes on with it at once. */
  @Post(':id/answer')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Permit(flowsPermissions.operate)
  @Write()
  @ApiNoContentResponse()
  async answerWebQuestion(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { answer }: WebAnswerDto): Promise<void> {
    if (!(await this.questions.sees(tx, id))) throw platformErrors.notFound();
    if (!(await this.questions.answer(tx, id, answer.trim(), actorName(tx), this.clock.now()))) throw flowsErrors.questionSettled();
    await this.audit.record(tx, { action: 'flows.answer-site', subject: 'web-question', subjectId: id });
  }
}

function shown({ hasPicture: _hasPicture, ...question }: ShownQuestion, picture: string | null): WebQuestionDto {
  return { ...question, picture };
}
