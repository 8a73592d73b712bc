import { csvOf } from './export-table';

describe('csvOf', () => {
  it('writes what Excel reads as it was', () => {
    const csv = csvOf([{ name: '按产品', header: ['编码', '名称', '金额'], rows: [['A-1', '机油 "金", 4L', 1280.5]] }]);
    expect(csv).toBe('\ufeff按产品\r\n编码,名称,金额\r\nA-1,"机油 ""金"", 4L",1280.5\r\n');
  });

  it('keeps a name that looks like a formula a name', () => {
    const csv = csvOf([{ name: 't', header: ['h'], rows: [['=HYPERLINK("x")'], ['-3'], [-3]] }]);
    expect(csv.split('\r\n').slice(2, 5)).toEqual(['"\'=HYPERLINK(""x"")"', "'-3", '-3']);
  });
});
