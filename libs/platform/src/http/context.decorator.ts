import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Ctx } from '../context/ctx';
import type { HttpRequest } from './http-request';

/** The request's context; inside `@Write()` handlers it carries the transaction. */
export const Context = createParamDecorator((_: unknown, context: ExecutionContext): Ctx => {
  const { ctx } = context.switchToHttp().getRequest<HttpRequest>();
  if (!ctx) throw new Error('The request has no context: the access guard did not run.');
  return ctx;
});
