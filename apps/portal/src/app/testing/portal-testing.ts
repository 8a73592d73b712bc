import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { importProvidersFrom, type EnvironmentProviders, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, type Routes } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import type { SessionDto } from '@tributary/api-client';
import { provideNzNativeDateAdapter } from 'ng-zorro-antd/core/time';
import enUS from '../../../public/i18n/en-US.json' with { type: 'json' };
import zhCN from '../../../public/i18n/zh-CN.json' with { type: 'json' };
import { problemInterceptor } from '../core/http/problem.interceptor';
import { requestHeadersInterceptor } from '../core/http/request-headers.interceptor';
import { Session } from '../core/session/session';

/** The portal's own providers with its real texts; only the network is a stand-in. */
export function portalTesting(routes: Routes = []): (Provider | EnvironmentProviders)[] {
  return [
    provideHttpClient(withInterceptors([requestHeadersInterceptor, problemInterceptor])),
    provideHttpClientTesting(),
    provideRouter(routes),
    provideNzNativeDateAdapter({ locale: 'zh-CN', firstDayOfWeek: 1 }),
    importProvidersFrom(
      TranslocoTestingModule.forRoot({
        langs: { 'zh-CN': zhCN, 'en-US': enUS },
        translocoConfig: { availableLangs: ['zh-CN', 'en-US'], defaultLang: 'zh-CN', reRenderOnLangChange: true },
        preloadLangs: true,
      }),
    ),
  ];
}

export const sessionOf = (change: Partial<SessionDto> = {}): SessionDto => ({
  user: { id: 3, account: 'buyer', name: '李建国', locale: 'zh-CN', mustChangePassword: false },
  organisation: { id: 10, kind: 'dealer', code: 'D10017', name: '津海润滑油', nameEn: 'Jinhai', tier: 1 },
  roles: ['dealer-buyer'],
  permissions: ['orders.read', 'orders.place'],
  acting: null,
  csrfToken: 'token-1',
  ...change,
});

/** Signs a user in through the session's own door. */
export async function signInAs(session: SessionDto): Promise<void> {
  const done = TestBed.inject(Session).signIn(session.user.account, 'secret');
  TestBed.inject(HttpTestingController).expectOne('/api/sign-in').flush(session);
  await done;
}

/** Lets promises that wait for each other go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

/** A refusal as the API words it. */
export const problemBody = (change: object = {}) => ({
  type: 'urn:tributary:problem:x',
  title: '不行',
  status: 409,
  detail: '库存不足',
  code: 'orders.line-short',
  params: {},
  problems: [],
  correlationId: 'c-1',
  ...change,
});
