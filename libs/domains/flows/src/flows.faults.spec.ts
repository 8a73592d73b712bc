import { faultOf } from '@tributary/sheets/open';
import { fileFaults, layoutFaults, showFault } from './flows.faults';

describe('doubts about several columns', () => {
  const missing = ['date', 'quantity'].map((meaning) => faultOf(layoutFaults.meaningMissing({ meaning: `flows.field-${meaning}` })));

  it('are one sentence where it is the same, in the words of the reader', () => {
    const fault = { code: fileFaults.layoutUnknown.code, params: { sheet: '三月', doubts: missing } };
    expect(showFault(fault, 'zh-CN').message).toBe('工作表“三月”的格式尚未确认：没有找到“日期”、“数量”列');
    expect(showFault(fault, 'en-US').message).toBe('The layout of the sheet “三月” is not confirmed: no column was found for “date”, “quantity”');
  });

  it('stay apart where it is another, in the order of the columns', () => {
    const changed = (column: string, now: string) => faultOf(layoutFaults.contentChanged({ column, was: 'flows.content-number', now: `flows.content-${now}` }));
    const doubts = [changed('数量', 'text'), faultOf(layoutFaults.columnGone({ column: '单价' })), changed('编码', 'date'), changed('金额', 'text'), faultOf(layoutFaults.columnRenamed({ column: '出', now: '出量' }))];
    expect(showFault({ code: fileFaults.layoutDrifted.code, params: { sheet: 'A', doubts } }, 'zh-CN').message).toBe(
      '工作表“A”的格式变了：列“数量”、“金额”的内容变了：原为数字，现为文字；缺少列“单价”；列“编码”的内容变了：原为数字，现为日期；列“出”可能改名为“出量”',
    );
  });
});
