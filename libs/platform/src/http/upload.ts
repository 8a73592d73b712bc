import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiPropertyOptional, ApiResponse } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { megabytesOf, UPLOAD_BODY_BYTES, UPLOAD_TYPE } from './body-limits';
import type { HttpRequest } from './http-request';
import { platformErrors } from './platform.errors';
import { ProblemDto } from './problem.dto';

/** A file as a client sent it. */
export interface Upload {
  /** As the client calls it; for people, never for decisions. */
  readonly name: string;
  readonly bytes: Buffer;
}

const LONGEST_NAME = 255;

/** What every route with `@Uploads()` takes. */
export class UploadQuery {
  @ApiPropertyOptional({ description: 'What the file is called, for messages.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NAME)
  fileName?: string;
}

/** The body is the file itself (`application/octet-stream`), its name the query parameter `fileName` (`UploadQuery`). A larger one is answered by 413. */
export const Uploads = (): MethodDecorator =>
  applyDecorators(
    ApiConsumes(UPLOAD_TYPE),
    ApiBody({ required: true, schema: { type: 'string', format: 'binary' }, description: `The file, at most ${megabytesOf(UPLOAD_BODY_BYTES)} MB.` }),
    ApiResponse({ status: 413, type: ProblemDto, description: 'The file is larger than the limit.' }),
    ApiResponse({ status: 422, type: ProblemDto, description: 'The file cannot be read; `code` says why.' }),
  );

/** The file in the body of a route with `@Uploads()`. @throws platform.malformed for a body of another type */
export const UploadedFile = createParamDecorator((_: unknown, context: ExecutionContext): Upload => uploadOf(context.switchToHttp().getRequest<HttpRequest>()));

/** The file in the body of a request. @throws platform.malformed for a body of another type */
export function uploadOf({ body, query }: HttpRequest): Upload {
  if (!Buffer.isBuffer(body)) throw platformErrors.malformed();
  const { fileName } = query as { fileName?: unknown };
  return { name: typeof fileName === 'string' ? fileName.slice(0, LONGEST_NAME) : '', bytes: body };
}
