import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { Toasts } from '@tributary/ui';
import { catchError, throwError } from 'rxjs';
import { PageLoad } from '../session/page-load';
import { SessionToken } from '../session/session-token';
import { problemOf, type Problem } from './problem';
import { HANDLED, MAY_BE_SIGNED_OUT } from './request-options';

/**
 * Every failure becomes a Problem. A lost session leads to sign-in and back; a failed write that nobody handles is
 * told by a toast; a failed read is told by the page that wanted it.
 */
export const problemInterceptor: HttpInterceptorFn = (request, next) => {
  const transloco = inject(TranslocoService);
  const toasts = inject(Toasts);
  const router = inject(Router);
  const token = inject(SessionToken);
  const page = inject(PageLoad);

  const report = (problem: Problem) => {
    if (problem.status === 401 && !request.context.get(MAY_BE_SIGNED_OUT)) {
      token.value.set(null);
      void router.navigate(['/sign-in'], { queryParams: { return: router.url, expired: 1 } });
    } else if (problem.code === 'identity.acting-over') {
      page.again(); // the frame tells what happened
    } else if (request.method !== 'GET' && !request.context.get(HANDLED)) {
      toasts.error(problem.message, problem.reference ? `${problem.code} · ${problem.reference}` : problem.code);
    }
  };

  return next(request).pipe(
    catchError((error: unknown) => {
      const problem = problemOf(error, {
        noAnswer: transloco.translate('problem.noAnswer'),
        unknown: transloco.translate('problem.unknown'),
      });
      report(problem);
      return throwError(() => problem);
    }),
  );
};
