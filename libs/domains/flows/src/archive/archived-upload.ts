import { applyDecorators, type CallHandler, createParamDecorator, type ExecutionContext, Injectable, type NestInterceptor, UseInterceptors } from '@nestjs/common';
import { type HttpRequest, uploadOf, Uploads, Write } from '@tributary/platform';
import type { Observable } from 'rxjs';
import type { RawObject } from './object-store';
import { RawArchive } from './raw-archive';

/** A file that came in the body of a request and is in the archive already. */
export interface ArchivedUpload extends RawObject {
  /** As the client calls it. */
  readonly name: string;
}

const archived = new WeakMap<HttpRequest, ArchivedUpload>();

/** Archives the body of a request. A repetition, or a request that is refused later, leaves bytes that no arrival tells of, and no more. */
@Injectable()
export class ArchiveFirst implements NestInterceptor {
  constructor(private readonly archive: RawArchive) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const { name, bytes } = uploadOf(request);
    archived.set(request, { ...(await this.archive.storeBytes(name, bytes)), name });
    return next.handle();
  }
}

/** As `@Write()` and `@Uploads()`, with the file archived before the transaction begins: no connection to the database waits for a slow store. */
export const WriteArchived = (): MethodDecorator => applyDecorators(UseInterceptors(ArchiveFirst), Write(), Uploads());

/** The file of a route with `@WriteArchived()`. */
export const ArchivedFile = createParamDecorator((_: unknown, context: ExecutionContext): ArchivedUpload => {
  const file = archived.get(context.switchToHttp().getRequest<HttpRequest>());
  if (!file) throw new Error('The route does not archive its file: it lacks @WriteArchived().');
  return file;
});
