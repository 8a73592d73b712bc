import { KINDS } from '../terminal.builder';
import { KindWords } from './kind-words';
import { terminalNameKey } from './terminal-name';
import { type NameHints, rankTerminals, terminalReasons, type TerminalSketch } from './terminal-ranking';

const sketch = (id: number, name: string, divisionCode = '320506', places = ['吴中区', '苏州市', '江苏省']): TerminalSketch => ({
  id, code: `T${id}`, name, nameKey: terminalNameKey(name), type: 'repair-shop', divisionCode, divisionName: '', places, address: null,
});
const kinds = new KindWords(KINDS);
const nothing: NameHints = { places: [], divisionCodes: [], kinds };
const order = (text: string, sketches: TerminalSketch[], hints = nothing, limit = 10) => rankTerminals(text, sketches, hints, limit).map((c) => c.id);

describe('ranking of terminals', () => {
  it('goes by what tells a name apart, not by the words that all share', () => {
    expect(order('苏州顺达汽修', [sketch(1, '苏州市宏图汽车修理厂'), sketch(2, '苏州市吴中区顺达汽车维修服务有限公司')])[0]).toBe(2);
  });

  it('prefers the same city, which the name or the sender may tell', () => {
    const twins = [sketch(1, '顺达汽车修理厂', '370102', ['历下区', '济南市', '山东省']), sketch(2, '顺达汽车修理厂')];
    expect(order('顺达汽修', twins, { places: [], divisionCodes: ['320508'], kinds })).toEqual([2, 1]);
    expect(order('顺达汽修', twins)).toEqual([1, 2]);
  });

  it('takes a municipality for one city', () => {
    const [found] = rankTerminals('顺达汽修', [sketch(1, '顺达汽车修理厂', '310115', ['浦东新区', '上海市'])], { places: [], divisionCodes: ['31'], kinds }, 1);
    expect(found?.sameCity).toBe(true);
  });

  it('puts another number behind, for it is another place', () => {
    expect(order('市第二人民医院', [sketch(1, '市第一人民医院'), sketch(2, '市第2人民医院')])).toEqual([2, 1]);
    expect(order('顺达3店', [sketch(1, '顺达五店'), sketch(2, '顺达三店')])[0]).toBe(2);
  });

  it('proposes nothing without a likeness, and no more than the limit', () => {
    expect(order('顺达汽修', [sketch(1, '鸿运大酒楼')])).toEqual([]);
    expect(order('顺达汽修', [sketch(1, '顺达汽修'), sketch(2, '顺达修理厂')], nothing, 1)).toEqual([1]);
  });

  it('says why, in both languages', () => {
    const [found] = rankTerminals('顺达汽修一店', [sketch(1, '顺达汽修二店')], { places: [], divisionCodes: ['3205'], kinds }, 1);
    if (!found) throw new Error('nothing was proposed');
    expect(terminalReasons(found, 'zh-CN')).toEqual(['同城', '同类型', '编号不同', '名称相似度 60%']);
    expect(terminalReasons(found, 'en-US')).toEqual(['Same city', 'Same type', 'Different number', 'Name 60% alike']);
  });
});
