import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DomainError, errorMessage } from '@tributary/kernel';
import { isViewOnly } from '../context/ctx';
import { Cover } from '../prices/cover';
import { seesPrices } from '../prices/price-sight';
import { sqlState } from '../database/unit-of-work';
import { bodyLimit, megabytesOf } from './body-limits';
import { type HttpRequest, localeOf } from './http-request';
import { platformErrors } from './platform.errors';
import type { ProblemDto } from './problem.dto';

/** Numbers out of range and text that is no number: what a client sent, not what we did. */
const CLIENT_FAULTS = new Set(['22003', '22P02', '22007', '22008', '22021']);
/** The row-level policy refused a write, which means that the row belongs to somebody else. */
const POLICY_REFUSED = '42501';
/** A read-only transaction was asked to change something: see `isViewOnly`. */
const READ_ONLY = '25006';

/** Every error leaves as problem+json: known ones by their code, unknown ones without a word about the inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<HttpRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const domainError = this.translate(error, request);
    const problem = problemOf(domainError, request);
    if (problem.status === 429) void reply.header('retry-after', String(problem.params['seconds']));
    void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
  }

  private translate(error: unknown, request: HttpRequest): DomainError {
    if (error instanceof DomainError) return error;
    const state = sqlState(error);
    if (state && CLIENT_FAULTS.has(state)) return platformErrors.invalid();
    if (state === POLICY_REFUSED) return platformErrors.notFound();
    if (state === READ_ONLY && request.ctx && isViewOnly(request.ctx)) return platformErrors.viewOnly();
    if (error instanceof HttpException || isFastifyError(error)) return ofStatus(statusOf(error), request);
    this.logger.error({ msg: 'request failed', correlationId: request.id, error: error instanceof Error ? error.stack : String(error) });
    return platformErrors.internal();
  }
}

function statusOf(error: HttpException | { statusCode: number }): number {
  return error instanceof HttpException ? error.getStatus() : error.statusCode;
}

function isFastifyError(error: unknown): error is { statusCode: number } {
  return typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500;
}

function ofStatus(status: number, { headers }: HttpRequest): DomainError {
  if (status === 404) return platformErrors.notFound();
  if (status === 413) return platformErrors.tooLarge({ limit: megabytesOf(bodyLimit(headers['content-type'])) });
  if (status === 401) return platformErrors.signInNeeded();
  if (status === 403) return platformErrors.forbidden();
  return status < 500 ? platformErrors.malformed() : platformErrors.internal();
}

/** An error as the body of an answer, in the language of the caller; without amounts for whoever sees no prices. */
export function problemOf(error: DomainError, request: HttpRequest): ProblemDto {
  const locale = request.ctx?.locale ?? localeOf(request);
  const { code, status, problems = [] } = error;
  const said = { code, params: error.params, message: errorMessage(code, locale, error.params) };
  const cover = request.ctx && !seesPrices(request.ctx) ? new Cover({}, locale) : undefined;
  const { params, message } = cover ? cover.problem(said) : said;
  const covered = cover ? problems.map((problem) => (typeof problem === 'object' && problem !== null ? cover.problem(problem) : problem)) : problems;
  return { type: `urn:tributary:problem:${code}`, title: message, status, detail: message, code, params, problems: covered, correlationId: request.id };
}
