import { timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable, Optional } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Ctx, isViewOnly } from '../context/ctx';
import { NO_SCOPE } from '../context/scope';
import { FOR_PRICE_READERS } from '../prices/for-price-readers';
import { ANONYMOUS, seesPrices } from '../prices/price-sight';
import { ACCESS, type Access, BY_KEY, PERSONAL } from './access';
import { Authenticator } from './authenticator';
import { type HttpRequest, localeOf } from './http-request';
import { KeyAuthenticator, keyOf } from './key-authenticator';
import { platformErrors } from './platform.errors';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Gives every request its context, and stops those that may not go on. A route without a declared access is closed. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    @Optional() private readonly keys?: KeyAuthenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (!access) throw platformErrors.forbidden();
    if (access.kind === 'public') {
      request.ctx = anonymous(request);
      return true;
    }
    const ctx = (await this.byKey(context, request)) ?? (await this.bySession(context, request));
    if (access.kind === 'permit' && !access.anyOf.some((code) => ctx.permissions.has(code))) throw platformErrors.forbidden();
    if (!seesPrices(ctx) && this.reflector.getAllAndOverride<true | undefined>(FOR_PRICE_READERS, [context.getHandler(), context.getClass()])) throw platformErrors.forbidden();
    request.ctx = ctx;
    return true;
  }

  /** undefined where the route takes no keys or the request has none: then a session is needed. @throws platform.sign-in-needed for a key that does not hold */
  private async byKey(context: ExecutionContext, request: HttpRequest): Promise<Ctx | undefined> {
    const key = keyOf(request);
    if (key === undefined || !this.reflector.get<true | undefined>(BY_KEY, context.getHandler())) return undefined;
    const ctx = await this.keys?.authenticate(request, key);
    if (!ctx) throw platformErrors.signInNeeded();
    return ctx;
  }

  private async bySession(context: ExecutionContext, request: HttpRequest): Promise<Ctx> {
    const personal = this.reflector.get<true | undefined>(PERSONAL, context.getHandler()) ?? false;
    const authentication = await this.authenticator.authenticate(request, request.id, personal);
    if (!authentication) throw platformErrors.signInNeeded();
    if (SAFE.has(request.method)) return authentication.ctx;
    requireCsrf(request, authentication.csrfToken);
    if (isViewOnly(authentication.ctx)) throw platformErrors.viewOnly();
    return authentication.ctx;
  }
}

/** Sees nothing: a public route that needs more builds its own system context, in so many words. */
function anonymous(request: HttpRequest): HttpRequest['ctx'] {
  return {
    actor: { kind: 'system', job: ANONYMOUS },
    scope: NO_SCOPE,
    permissions: new Set(),
    correlationId: request.id,
    locale: localeOf(request),
  };
}

function requireCsrf(request: HttpRequest, expected: string): void {
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  const wanted = Buffer.from(expected);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw platformErrors.csrf();
}
