import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Clock, Context, type Ctx, IdPipe, Permit, platformErrors, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { showFaultOrNull } from '../../flows.faults';
import { flowsPermissions } from '../../flows.permissions';
import { WebQuestions } from '../ask/web-questions';
import { RECIPE_TEMPLATES } from '../recipe/templates';
import { RecipeTemplateDto, RecipeTryBodyDto, RecipeTryDto } from './recipe-try.dto';
import { RecipeTries } from './recipe-tries';
import { RecipeTryRepository } from './recipe-try.repository';

/** What helps somebody who writes a recipe for a web site. */
@ApiTags('flows')
@Controller()
export class RecipeTryController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tries: RecipeTries,
    private readonly repository: RecipeTryRepository,
    private readonly questions: WebQuestions,
    private readonly clock: Clock,
  ) {}

  @Get('recipe-templates')
  @Permit(flowsPermissions.keep)
  @ApiOkResponse({ type: [RecipeTemplateDto] })
  listRecipeTemplates(@Context() ctx: Ctx): RecipeTemplateDto[] {
    return RECIPE_TEMPLATES.map(({ code, name, recipe }) => ({ code, name: ctx.locale === 'zh-CN' ? name.zh : name.en, recipe }));
  }

  /** Visits the site as a run would, for these days; the answer is to be looked at again until it is done or failed. */
  @Post('recipe-tries')
  @HttpCode(HttpStatus.ACCEPTED)
  @Permit(flowsPermissions.keep)
  @Write()
  @ApiAcceptedResponse({ type: RecipeTryDto })
  async tryRecipe(@Context() tx: TxCtx, @Body() body: RecipeTryBodyDto): Promise<RecipeTryDto> {
    return this.shown(tx, await this.tries.start(tx, body));
  }

  @Get('recipe-tries/:id')
  @Permit(flowsPermissions.keep)
  @ApiOkResponse({ type: RecipeTryDto })
  getRecipeTry(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<RecipeTryDto> {
    return this.uow.read(ctx, (tx) => this.shown(tx, id));
  }

  private async shown(tx: TxCtx, id: number): Promise<RecipeTryDto> {
    const now = this.clock.now();
    const found = await this.repository.find(tx, id, now);
    if (!found) throw platformErrors.notFound();
    const questionId = await this.repository.questionOf(tx, id, now);
    const { state, from, to, steps, sample, rows } = found;
    return {
      id, state, from, to, sample, rows,
      reason: showFaultOrNull(found.reason, tx.locale),
      steps: steps.map(({ range, reason, ...step }) => ({ ...step, from: range?.from ?? null, to: range?.to ?? null, reason: showFaultOrNull(reason, tx.locale) })),
      question: questionId === undefined ? null : ((await this.questions.find(tx, questionId)) ?? null),
    };
  }
}
