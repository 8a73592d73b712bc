import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, inject, isDevMode, provideAppInitializer, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { CalendarOutline, CheckOutline, CloseCircleFill, CloseOutline, DownOutline, SearchOutline, SwapRightOutline } from '@ant-design/icons-angular/icons';
import { provideNzNativeDateAdapter } from 'ng-zorro-antd/core/time';
import { provideNzI18n, zh_CN } from 'ng-zorro-antd/i18n';
import { provideNzIcons } from 'ng-zorro-antd/icon';
import { routes } from './app.routes';
import { problemInterceptor } from './core/http/problem.interceptor';
import { requestHeadersInterceptor } from './core/http/request-headers.interceptor';
import { Language } from './core/language/language';
import { PageTitle } from './core/language/page-title';
import { TextLoader } from './core/language/text-loader';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled' })),
    provideHttpClient(withInterceptors([requestHeadersInterceptor, problemInterceptor])),
    provideNzI18n(zh_CN),
    provideNzNativeDateAdapter({ locale: 'zh-CN', firstDayOfWeek: 1 }),
    provideNzIcons([CalendarOutline, CheckOutline, CloseCircleFill, CloseOutline, DownOutline, SearchOutline, SwapRightOutline]),
    provideTransloco({
      config: {
        availableLangs: ['zh-CN', 'en-US'],
        defaultLang: 'zh-CN',
        fallbackLang: 'zh-CN',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
      },
      loader: TextLoader,
    }),
    { provide: TitleStrategy, useExisting: PageTitle },
    // the first paint has its words
    provideAppInitializer(() => inject(Language).start()),
  ],
};
