import { TranslocoTestingModule } from '@jsverse/transloco';

/** Keys instead of words, for specs: what a component says is then visible as the key it asked for. */
export const kitTexts = () =>
  TranslocoTestingModule.forRoot({
    langs: { 'zh-CN': { 'ui.more': '更多', 'units.bottle': '瓶' }, 'en-US': { 'ui.more': 'More', 'units.bottle': 'bottle' } },
    translocoConfig: { availableLangs: ['zh-CN', 'en-US'], defaultLang: 'zh-CN', reRenderOnLangChange: true, missingHandler: { logMissingKey: false } },
    preloadLangs: true,
  });
