import { UnitWords } from './unit-words';

const units = new UnitWords([
  { code: 'drum', name: '桶', nameEn: 'drum' },
  { code: 'carton', name: '箱', nameEn: 'carton' },
  { code: 'kg', name: '千克', nameEn: 'kilogram' },
]);

describe('unit words', () => {
  it.each([['桶', 'drum'], ['ＤＲＵＭ', 'drum'], [' 箱 ', 'carton'], ['CTN', 'carton'], ['公斤', 'kg'], ['Kgs', 'kg'], ['升', undefined], ['件', undefined]])('%s is %s', (word, code) => {
    expect(units.code(word)).toBe(code);
  });

  it('are those of the company: a box is a carton only where nothing else is', () => {
    const medicines = new UnitWords([{ code: 'box', name: '盒', nameEn: 'box' }, { code: 'carton', name: '件', nameEn: 'carton' }, { code: 'ampoule', name: '支', nameEn: 'ampoule' }]);
    expect(['盒', 'BOX', '件', '箱', 'ctn', 'vial', '桶'].map((word) => medicines.code(word))).toEqual(['box', 'box', 'carton', 'carton', 'carton', 'ampoule', undefined]);
    expect(['box', '箱'].map((word) => units.code(word))).toEqual(['carton', 'carton']);
  });

  it('explain nothing by a synonym of two units', () => {
    const both = new UnitWords([{ code: 'drum', name: '桶', nameEn: 'drum' }, { code: 'pail', name: '提桶', nameEn: 'pail' }]);
    expect([both.code('桶'), both.code('pail'), both.code('barrel')]).toEqual(['drum', 'pail', undefined]);
  });
});
