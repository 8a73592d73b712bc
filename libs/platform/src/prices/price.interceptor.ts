import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, StreamableFile } from '@nestjs/common';
import { SSE_METADATA } from '@nestjs/common/constants';
import { map, type Observable } from 'rxjs';
import type { HttpRequest } from '../http/http-request';
import { seesPrices } from './price-sight';
import { PriceVeil } from './price-veil';

/** Stands around every route: whoever has no `pricing.read` neither gets money nor may ask for it. Files are their writers' to veil. */
@Injectable()
export class PriceInterceptor implements NestInterceptor {
  constructor(private readonly veil: PriceVeil) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { ctx, query, body } = context.switchToHttp().getRequest<HttpRequest>();
    const handler = context.getHandler();
    if (!ctx || ctx.actor.kind === 'system' || seesPrices(ctx) || Reflect.hasMetadata(SSE_METADATA, handler)) return next.handle();
    this.veil.refuseAmounts(handler.name, { query, body });
    return next.handle().pipe(map((value) => (value instanceof StreamableFile ? value : this.veil.answer(handler.name, value, ctx.locale))));
  }
}
