import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { ActiveLocale } from '@tributary/ui';
import { SessionToken } from '../session/session-token';
import { newKey } from './idempotency-key';
import { IDEMPOTENCY_KEY } from './request-options';

/** The one type of files that the API takes; what a browser calls a file (text/csv, …) a form of another site could send as well. */
const FILE_TYPE = 'application/octet-stream';
const READS = new Set(['GET', 'HEAD']);

/** Language on every request; proof of origin and a repeat-safe key on every write; files as plain bytes. */
export const requestHeadersInterceptor: HttpInterceptorFn = (request, next) => {
  const headers: Record<string, string> = { 'Accept-Language': inject(ActiveLocale).code() };
  if (!READS.has(request.method)) {
    headers['Idempotency-Key'] = request.context.get(IDEMPOTENCY_KEY) ?? newKey();
    const token = inject(SessionToken).value();
    if (token) headers['X-CSRF-Token'] = token;
    if (request.body instanceof Blob) headers['Content-Type'] = FILE_TYPE;
  }
  return next(request.clone({ setHeaders: headers }));
};
