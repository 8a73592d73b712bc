import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { ActiveLocale, CodeWords } from '@tributary/ui';
import { tableColumns } from '../shared/table-columns';
import { portalTesting, settle } from '../testing/portal-testing';
import { CompanyWords } from './company-words';

const WORDS = {
  units: [{ code: 'carton', name: '件', nameEn: 'case' }, { code: 'ampoule', name: '支', nameEn: 'ampoule' }],
  texts: [{ key: 'skuList.column.grade', name: '品种', nameEn: 'Medicine' }],
};

describe('the words of the company', () => {
  async function loaded(answer: (http: HttpTestingController) => void) {
    TestBed.configureTestingModule({ providers: portalTesting() });
    const done = TestBed.inject(CompanyWords).load();
    answer(TestBed.inject(HttpTestingController));
    await done;
    TestBed.tick();
    await settle();
    return TestBed.inject(CodeWords);
  }

  it('take the place of the portal’s, in both languages, in headings that were there before', async () => {
    TestBed.configureTestingModule({ providers: portalTesting() });
    const columns = TestBed.runInInjectionContext(() => tableColumns('skuList.column', () => [{ key: 'grade' }, { key: 'packaging' }]));
    expect(columns().map(({ label }) => label)).toEqual(['牌号', '包装']);
    const words = TestBed.inject(CompanyWords);
    const done = words.load();
    TestBed.inject(HttpTestingController).expectOne('/api/company-words').flush(WORDS);
    await done;
    TestBed.tick();
    const codes = TestBed.inject(CodeWords);
    expect([codes.wordOf('units', 'carton'), codes.wordOf('units', 'ampoule'), codes.wordOf('units', 'drum')]).toEqual(['件', '支', '桶']);
    expect(columns().map(({ label }) => label)).toEqual(['品种', '包装']);
    TestBed.inject(TranslocoService).setActiveLang('en-US');
    TestBed.inject(ActiveLocale).code.set('en-US');
    TestBed.tick();
    expect([codes.wordOf('units', 'carton'), ...columns().map(({ label }) => label)]).toEqual(['case', 'Medicine', 'Packaging']);
  });

  it('are the portal’s where nobody answers', async () => {
    const codes = await loaded((http) => http.expectOne('/api/company-words').flush(null, { status: 503, statusText: '' }));
    expect(codes.wordOf('units', 'carton')).toBe('箱');
  });
});
