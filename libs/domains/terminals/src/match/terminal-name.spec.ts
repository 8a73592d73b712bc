import { KINDS } from '../terminal.builder';
import { KindWords } from './kind-words';
import { bigrams, likeness, nameCore, placeName, terminalNameKey } from './terminal-name';

const kinds = new KindWords(KINDS);

describe('terminal name', () => {
  it('is compared however it was typed', () => {
    expect(terminalNameKey(' 顺达 汽车修理厂（Ａ区）')).toBe('顺达汽车修理厂(a区)');
  });

  it.each([
    ['苏州市', '苏州'],
    ['内蒙古自治区', '内蒙古'],
    ['广西壮族自治区', '广西'],
    ['赣县', '赣县'],
    ['吴中区', '吴中'],
  ])('knows %s as %s', (division, short) => {
    expect(placeName(division)).toBe(short);
  });

  it.each([
    ['苏州市吴中区顺达汽车修理厂', ['吴中区', '苏州市', '江苏省'], '顺达'],
    ['顺达汽修', ['吴中区', '苏州市'], '顺达'],
    ['苏州顺达汽车服务有限公司(木渎店)', ['苏州市'], '顺达木渎店'],
    ['汽修厂', [], '汽修厂'],
    ['沙坪坝区中医院', ['沙坪坝区'], '沙坪坝区中医院'],
  ])('%s is told apart by its core', (key, places, core) => {
    expect(nameCore(key, places, kinds.all)).toBe(core);
  });

  it.each([
    ['顺达快速换油中心', 'oil-change-centre'],
    ['顺达汽修厂', 'repair-shop'],
    ['宏图丰田4s店', 'dealership-4s'],
    ['城关镇卫生院', 'clinic'],
    ['第二人民医院', 'hospital'],
    ['徐工重工', 'plant'],
    ['顺达', undefined],
  ])('%s speaks of its kind', (key, kind) => {
    expect(kinds.kindOf(key)).toBe(kind);
  });
});

describe('likeness', () => {
  it('is the share of common pairs', () => {
    expect(likeness('顺达汽修', '顺达汽修')).toBe(1);
    expect(likeness('顺达汽修', '宏图商贸')).toBe(0);
    expect(likeness('顺达汽修', '顺达修理')).toBeCloseTo(1 / 3);
    expect(likeness('', '')).toBe(0);
  });

  it('takes a single character for its own pair', () => {
    expect([...bigrams('顺')]).toEqual(['顺']);
    expect([...bigrams('')]).toEqual([]);
  });
});
