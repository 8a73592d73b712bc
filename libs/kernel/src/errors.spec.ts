import { defineErrors, defineTerm, DomainError, errorMessage } from './errors';
import type { ErrorParams } from './errors';

const errors = defineErrors('sample', {
  insufficientStock: { status: 409, zh: '库存不足：{sku}，可用 {available}', en: 'Only {available} of {sku}' },
  closed: { status: 410, zh: '已关闭', en: 'Closed' },
});

describe('defineErrors', () => {
  it('makes a coded error with parameters and problems', () => {
    const error = errors.insufficientStock({ sku: 'A1', available: 3 }, [{ line: 1 }]);
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'DomainError',
      code: 'sample.insufficient-stock',
      status: 409,
      params: { sku: 'A1', available: 3 },
      problems: [{ line: 1 }],
      message: 'Only 3 of A1',
    });
  });

  it('needs no parameters where the text has none', () => {
    expect(errors.closed()).toMatchObject({ code: 'sample.closed', params: {}, problems: undefined });
    expect(errors.closed({}, [1]).problems).toEqual([1]);
  });

  it('tells the code without making an error', () => expect(errors.insufficientStock.code).toBe('sample.insufficient-stock'));

  it('demands the names of the Chinese template', () => {
    const complete: ErrorParams<'{a} 与 {b}'> = { a: 1, b: 'x' };
    // @ts-expect-error b is missing
    const partial: ErrorParams<'{a} 与 {b}'> = { a: 1 };
    // @ts-expect-error the parameters are required
    const bare = (): DomainError => errors.insufficientStock();
    expect([Object.keys(complete), Object.keys(partial), typeof bare]).toEqual([['a', 'b'], ['a'], 'function']);
  });

  it('refuses the same code twice', () => {
    expect(() => defineErrors('sample', { closed: { status: 409, zh: '关', en: 'Shut' } })).toThrow('sample.closed is declared twice');
  });

  it('refuses an English text with a parameter of its own', () => {
    expect(() => defineErrors('sample', { odd: { status: 409, zh: '错', en: 'Odd: {what}' } })).toThrow('{what}');
  });
});

describe('errorMessage', () => {
  it('speaks both languages', () => {
    const params = { sku: '长城', available: 0 };
    expect(errorMessage('sample.insufficient-stock', 'zh-CN', params)).toBe('库存不足：长城，可用 0');
    expect(errorMessage('sample.insufficient-stock', 'en-US', params)).toBe('Only 0 of 长城');
  });

  it('falls back to the code', () => expect(errorMessage('nobody.knows', 'zh-CN')).toBe('nobody.knows'));
  it('leaves a missing parameter visible', () => expect(errorMessage('sample.insufficient-stock', 'en-US', { sku: 'A' })).toBe('Only {available} of A'));
  it('does not read a value as a template', () => {
    expect(errorMessage('sample.insufficient-stock', 'en-US', { sku: '$&{available}', available: 1 })).toBe('Only 1 of $&{available}');
  });
});

describe('terms', () => {
  const errors = defineErrors('termspec', { sold: { status: 422, zh: '{sku} 按{container}出售', en: '{sku} is sold by {container}' } });
  const names: Record<string, [string, string]> = { drum: ['桶', 'drum'], carton: ['箱', 'carton (box)'] };

  it('are read by their names in the reader’s language, lists too, and as they are where they have none', () => {
    defineTerm('container', (code, locale) => names[code]?.[locale === 'zh-CN' ? 0 : 1]);
    const { code, params } = errors.sold({ sku: 'drum', container: 'drum, carton, keg' });
    expect(errorMessage(code, 'zh-CN', params)).toBe('drum 按桶、箱、keg出售');
    expect(errorMessage(code, 'en-US', params)).toBe('drum is sold by drum, carton (box), keg');
  });
});
