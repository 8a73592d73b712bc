import { csvRows } from '../csv/csv';
import { tableShapeOf } from './table-shape';

const repeat = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
const SALES = repeat(20, (index) => `2026-03-01,老王${index},油,${index}`);

describe('the shape of a table', () => {
  it.each<[string, string, number[], number]>([
    ['a header above numbers', `日期,客户,商品,数量\n${SALES}`, [1], 20],
    ['a header above texts', `客户,城市,地址\n${repeat(20, (index) => `客户甲${index},合肥,长江路`)}`, [1], 20],
    ['titles, a print date and a blank row above it', `安徽销售流向,,,\n打印日期：2026-03-01,,,\n,,,\n日期,客户,商品,数量\n${SALES}`, [4], 20],
    ['names and values above it', `Company:,ACME\nDate:,2016-01-01\nUser:,Bob\n\nid,name,amount,when\n${repeat(20, (index) => `${index},n${index},1.5,2016-01-01`)}`, [5], 20],
    ['sentences with commas above it', `This is a long note about the data, and on, with commas, and so on.\nAnother note.\n\nregion,year,value\n${repeat(12, (index) => `North,2010,${index}`)}`, [4], 12],
    ['groups of columns', `日期,客户,销售,,库存,\n,,数量,金额,数量,金额\n${repeat(20, (index) => `2026-03-01,老王${index},${index},2,3,4`)}`, [1, 2], 20],
    ['groups of columns, each line leaving columns to the other, above texts', `客户,货品,,,销售,\n,编码,名称,规格,件数,备注\n${repeat(9, (index) => `老王${index},A${index},油,4L,${index},`)}`, [1, 2], 9],
    ['groups of packages with a column of customers', `分销商,全合成,,,柴机油,\n,1L,4L,200L,18L,170KG\n${repeat(9, (index) => `老王${index},1,2,3,4,5`)}`, [1, 2], 9],
    ['units below the names', `Time,Temp,Pressure\ns,C,kPa\n${repeat(20, (index) => `${index},20.5,100`)}`, [1, 2], 20],
    ['the same in English below it', `日期,客户,商品,规格,批号,单位,数量\ndate,customer,product,spec,batch,unit,qty\n${repeat(20, (index) => `2026-03-01,老王${index},油,桶装,B${index},桶,${index}`)}`, [1, 2], 20],
    ['the days of a month by their numbers across', `客户,商品,1,2,3,4,5,6,7,合计\n${repeat(9, (index) => `老王${index},油,1,,3,,,5,6,15`)}`, [1], 9],
    ['days without zeros across', `门店,${Array.from({ length: 12 }, (_, day) => `2026/3/${day + 1}`).join()}\n${repeat(5, (index) => `店${index}${',3'.repeat(12)}`)}`, [1], 5],
    ['months as six digits across', `产品,202601,202602,202603\n${repeat(5, (index) => `油${index},3,4,5`)}`, [1], 5],
    ['a first row of texts that is data', `a,b\n"x, y",z\n1,\n`, [1], 2],
    ['signatures in one row below it', `日期,客户,商品,数量,金额\n${repeat(20, (index) => `2026-03-01,老王${index},油,${index},3`)}合计,,,190,60\n\n制单：张三,,审核：李四,,\n`, [1], 20],
    ['days across', `客户,2026-01-01,2026-01-02,2026-01-03\n${repeat(10, (index) => `老王${index},1,2,3`)}`, [1], 10],
    ['years across, under a blank corner', `,2019,2020,2021\n${repeat(12, (index) => `Region ${index},1,2,3`)}`, [1], 12],
    ['a wider table below the first', `Meetings,,,,\nname,day,whom,why,\n${repeat(9, () => 'a,1,b,c,')}\nTravel,,,,\nname,day,where,why,cost\n${repeat(3, () => 'a,1,b,c,5')}`, [2], 14],
    ['a sum and a signature below it', `门店,数量\n${repeat(12, (index) => `店${index},${index}`)}合计,66\n制单人：张三,\n`, [1], 12],
    ['a line drawn below it', `日期,客户,数量\n----------,--------,----\n${repeat(12, (index) => `2026-03-01,老王${index},3`)}`, [1], 13],
    ['sums of a day and a month below it', `日期,客户,数量\n${repeat(12, (index) => `2026-03-01,老王${index},3`)}本日合计,,36\n本月累计,,400\n`, [1], 12],
    ['nothing below it', '日期,客户,商品编码,商品名称,数量\n', [1], 0],
    ['a title above it and nothing below', '销售流向,,,\n日期,客户,商品,数量\n', [2], 0],
    ['one row of data and nothing else', '2026-03-01,老王,油,3\n', [], 1],
    ['a note and nothing else', '请查收,谢谢\n', [], 1],
    ['a note below it', `a,b,c,d\n1,2,3,4\n5,6\n7,8,9,10\nSource: the books\n`, [1], 3],
    ['no header at all', repeat(30, (index) => `2026-03-01,YH-${index},${index}`), [], 30],
  ])('is found with %s', (_, text, headerRows, dataRows) => {
    expect(tableShapeOf([...csvRows(text, ',')])).toMatchObject({ headerRows, dataRows });
  });
});
