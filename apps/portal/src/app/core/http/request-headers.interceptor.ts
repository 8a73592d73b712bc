import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { ActiveLocale } from '@tributary/ui';
import { SessionToken } from '../session/session-token';
import { newKey } from './idempotency-key';
import { IDEMPOTENCY_KEY } from './request-options';

const READS = new Set(['GET', 'HEAD']);

/** Language on every request; proof of origin and a repeat-safe key on every write. */
export const requestHeadersInterceptor: HttpInterceptorFn = (request, next) => {
  const headers: Record<string, string> = { 'Accept-Language': inject(ActiveLocale).code() };
  if (!READS.has(request.method)) {
    headers['Idempotency-Key'] = request.context.get(IDEMPOTENCY_KEY) ?? newKey();
    const token = inject(SessionToken).value();
    if (token) headers['X-CSRF-Token'] = token;
  }
  return next(request.clone({ setHeaders: headers }));
};
