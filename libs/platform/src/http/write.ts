import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { ProblemDto } from './problem.dto';
import { WriteInterceptor } from './write.interceptor';

/**
 * The handler runs in one transaction together with its Idempotency-Key: a repeat with the same key and body gets the
 * first answer again and changes nothing.
 */
export const Write = (): MethodDecorator =>
  applyDecorators(
    UseInterceptors(WriteInterceptor),
    ApiHeader({ name: 'Idempotency-Key', required: true, description: '8–200 characters, new for each intended change, the same for its retries.' }),
    ApiResponse({ status: 409, type: ProblemDto }),
    ApiResponse({ status: 422, type: ProblemDto }),
  );
