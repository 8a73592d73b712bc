import { Injectable } from '@nestjs/common';
import { actorName, AuditTrail, Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { flowsErrors } from '../../flows.errors';
import type { WebQuestionDto } from './web-question.dto';
import { type ShownQuestion, WebQuestionRepository } from './web-question.repository';

/** Questions as people see and answer them. */
@Injectable()
export class WebQuestions {
  constructor(
    private readonly questions: WebQuestionRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(tx: TxCtx, page: Parameters<WebQuestionRepository['list']>[2]): Promise<WebQuestionDto[]> {
    return (await this.questions.list(tx, this.clock.now(), page)).map((question) => shown(question, null));
  }

  /** With its picture; undefined when it is past or out of sight. */
  async find(tx: TxCtx, id: number): Promise<WebQuestionDto | undefined> {
    const question = await this.questions.find(tx, id, this.clock.now());
    if (!question) return undefined;
    const picture = await this.questions.picture(tx, id);
    return shown(question, picture ? `data:${picture.mediaType};base64,${picture.bytes.toString('base64')}` : null);
  }

  /** @throws platform.not-found, flows.question-settled */
  async answer(tx: TxCtx, id: number, answer: string): Promise<void> {
    if (!(await this.questions.sees(tx, id))) throw platformErrors.notFound();
    if (!(await this.questions.answer(tx, id, answer.trim(), actorName(tx), this.clock.now()))) throw flowsErrors.questionSettled();
    await this.audit.record(tx, { action: 'flows.answer-site', subject: 'web-question', subjectId: id });
  }
}

function shown({ hasPicture: _hasPicture, ...question }: ShownQuestion, picture: string | null): WebQuestionDto {
  return { ...question, picture };
}
