import { TestBed } from '@angular/core/testing';
import { ActiveLocale } from '@tributary/ui';
import { TranslocoService } from '@jsverse/transloco';
import { portalTesting } from '../testing/portal-testing';
import { PromotionWords } from './promotion-words';

const hint = { promotionId: 1, code: 'A', name: '', nameEn: '', by: 'quantity', missing: '3', unit: 'carton', percent: '5', amount: null, gifts: null, giftSkuId: null } as const;

describe('PromotionWords', () => {
  let words: PromotionWords;
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: portalTesting() });
    words = TestBed.inject(PromotionWords);
  });

  it('says in Chinese what is missing for the next step', () => {
    expect(words.hint(hint)).toBe('再买 3 箱享 95 折');
    expect(words.hint({ ...hint, percent: '10' })).toContain('9 折');
    expect(words.hint({ ...hint, percent: '3.5' })).toContain('96.5 折');
    expect(words.hint({ ...hint, percent: null, gifts: '2' })).toBe('再买 3 箱享 赠 2');
    expect(words.hint({ ...hint, by: 'amount', missing: '200.00', percent: null, amount: '50.00' })).toBe('再买 ¥200.00享 减 ¥50.00');
  });

  it('says the same in English', () => {
    TestBed.inject(ActiveLocale).code.set('en-US');
    TestBed.inject(TranslocoService).setActiveLang('en-US');
    expect(words.hint(hint)).toBe('3 carton more for 5 % off');
  });

  it('says what a promotion gives, and why it gave', () => {
    expect(words.rule({ kind: 'percentage', percent: '3' })).toBe('97 折');
    expect(words.rule({ kind: 'amount', amount: '8.00', per: 'unit' })).toBe('每单位减 ¥8.00');
    expect(words.rule({ kind: 'buy-n-get-m', buy: '10', get: '1', gift: null })).toBe('买 10 送 1');
    const steps = [{ from: '20', percent: '2', amount: null }, { from: '50', percent: null, amount: '500.00' }];
    expect(words.rule({ kind: 'tiered', by: 'quantity', steps })).toBe('满 20：98 折 · 满 50：减 ¥500.00');
    expect(words.reason({ kind: 'tiered', by: 'amount', from: '1000', percent: '5', amount: null })).toBe('满 ¥1,000.00 95 折');
    expect(words.reason({ kind: 'buy-n-get-m', buy: '10', get: '1', giftSkuId: 4, gifts: '2' })).toBe('每买 10 有赠，共赠 2');
  });
});
