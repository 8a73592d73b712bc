import { FILE_LIMITS } from '../open/file-limits';
import { openFile } from '../open/open-file';
import type { Cell } from '../open/sheet-row';
import { EDI_HEADER } from './edi-line';

const ISA = 'ISA*00*          *00*          *ZZ*DEALER         *ZZ*MAKER          *260302*0900*U*00401*000000001*0*P*>~';
const x12 = (...sets: string[]): string => `${ISA}GS*PT*DEALER*MAKER*20260302*0900*1*X*004010~${sets.join('')}GE*${sets.length}*1~IEA*1*000000001~`;
const RESALE = [
  'ST*867*0001', 'BPT*00*R1*20260302*02', 'N1*SU*MAKER', 'N1*DB*DEALER*92*D1',
  'PTD*SS*IV*XS-1', 'DTM*003*20260301', 'N1*ST*REN AI MOTORS*92*C7', 'QTY*32*12*CA', 'LIN*1*UP*0123*VC*YH-1001', 'PID*F****DIESEL OIL', 'UIT*CA*100.50', 'AMT*1*1206', 'REF*BT*B7', 'DTM*036*20271231',
  'QTY*76*2*CA', 'LIN*2*VC*YH-1001',
  'PTD*TR*IV*XS-2', 'DTM*003*20260301', 'QTY*32*99*CA', 'LIN*1*VC*YH-1001',
  'SE*18*0001', '',
].join('~');
const ACTIVITY = ['ST*852*0001', 'XQ*H*20260301*20260302', 'N1*RL*DEALER*92*D1', 'LIN**VN*YH-2001', 'ZA*QS*5*DR', 'ZA*QA*40*DR', 'ZA*QU*1*DR*152*20260301', 'ZA*QR*60*DR', 'ZA*QO*3*DR', 'SE*9*0001', ''].join('~');
const SALES = [
  "UNA:+.? '", "UNB+UNOC:3+DEALER+MAKER+260302:0900+1'", "UNH+1+SLSRPT:D:96A:UN'", "BGM+73E+REP1+9'", "DTM+137:20260303:102'", "DTM+356:2026030120260302:718'", "NAD+SE+D1'", "LOC+162+C7::92:REN AI ?'Motors?''",
  "LIN+1++4000862141404:EN'", "PIA+5+YH-1001:SA'", "IMD+F++:::Diesel ?+ oil'", "MOA+203:1206'", "PRI+AAA:100.5'", "QTY+153:12:CT'", "QTY+61:2:CT'", "DTM+35:20260301:102'",
  "LOC+162+C8'", "LIN+2++YH-2001:SA'", "QTY+153:3:LTR'", "UNT+17+1'", "UNZ+1+1'",
].join('\n');
const STOCK = [
  "UNB+UNOC:3+DEALER+MAKER+260302:0900+1'", "UNH+1+INVRPT:D:96A:UN'", "BGM+35+S1+9'", "DTM+137:202603030800:203'", "DTM+366:20260302:102'", "NAD+WH+D1'", "LIN+1++YH-1001:SA'",
  "QTY+145:40:CT'", "GIN+BX+B7'", "DTM+361:20271231:102'", "QTY+145:7:CT'", "GIN+BX+B8'", "QTY+21:100:CT'", "UNT+12+1'", "UNZ+1+1'",
].join('');

async function read(text: string): Promise<Record<string, Cell[][]>> {
  const { sheets } = await openFile(Buffer.from(text), FILE_LIMITS);
  const tables: Record<string, Cell[][]> = {};
  for (const { name, read: rows } of sheets) {
    const table: Cell[][] = [];
    for await (const portion of rows()) table.push(...portion.map(({ rowNo, cells }) => [rowNo, ...cells]));
    tables[name] = table;
  }
  return tables;
}
const HEADER = [1, ...EDI_HEADER];

describe('reports between companies', () => {
  it('867: sales with customer, document, batch; returns are negative, transfers no sales', async () => {
    expect(await read(x12(RESALE))).toEqual({
      sale: [
        HEADER,
        [10, '2026-03-01', 'XS-1', 'C7', 'REN AI MOTORS', 'YH-1001', 'DIESEL OIL', '12', '箱', '100.50', '1206', 'B7', '2027-12-31'],
        [17, '2026-03-01', 'XS-1', 'C7', 'REN AI MOTORS', 'YH-1001', '', '-2', '箱', '', '', '', ''],
      ],
      other: [[21, '2026-03-01', 'XS-2', '', '', 'YH-1001', '', '99', '箱', '', '', '', '']],
    });
  });

  it('852: what is sold, received and on hand, each for itself; what we do not know counts for nothing', async () => {
    const tables = await read(x12(ACTIVITY));
    expect(Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.filter(([no]) => no !== 1).map((row) => [row[1], row[5], row[7], row[8]])]))).toEqual({
      sale: [['2026-03-02', 'YH-2001', '5', '桶'], ['2026-03-01', 'YH-2001', '-1', '桶']],
      purchase: [['2026-03-02', 'YH-2001', '60', '桶']],
      stock: [['2026-03-02', 'YH-2001', '40', '桶']],
      other: [['2026-03-02', 'YH-2001', '3', '桶']],
    });
  });

  it('SLSRPT: sales by place, product and day; released signs stand for themselves', async () => {
    expect(await read(SALES)).toEqual({
      sale: [
        HEADER,
        [13, '2026-03-02', 'REP1', 'C7', `REN AI 'Motors'`, 'YH-1001', 'Diesel + oil', '12', '箱', '100.5', '1206', '', ''],
        [14, '2026-03-01', 'REP1', 'C7', `REN AI 'Motors'`, 'YH-1001', 'Diesel + oil', '-2', '箱', '100.5', '1206', '', ''],
        [18, '2026-03-02', 'REP1', 'C8', '', 'YH-2001', '', '3', '升', '', '', '', ''],
      ],
    });
  });

  it('INVRPT: stock by batch, of the day of the stock and not of the message', async () => {
    const { stock, other } = await read(STOCK);
    expect(stock?.slice(1).map((row) => [row[0], row[1], row[5], row[7], row[11], row[12]])).toEqual([
      [8, '2026-03-02', 'YH-1001', '40', 'B7', '2027-12-31'],
      [11, '2026-03-02', 'YH-1001', '7', 'B8', ''],
    ]);
    expect(other).toHaveLength(1);
  });

  it('says what it is when it holds no such report, and when it was cut off', async () => {
    const invoice = x12('ST*810*0001~BIG*20260301*1~SE*2*0001~');
    await expect(read(invoice)).rejects.toMatchObject({ code: 'sheets.not-a-table', params: { found: 'X12' } });
    await expect(read(x12(RESALE).slice(0, 400))).rejects.toMatchObject({ code: 'sheets.edi-broken' });
    await expect(read(STOCK.slice(0, 200))).rejects.toMatchObject({ code: 'sheets.edi-broken' });
  });

  it('takes other signs and line ends as they are announced', async () => {
    const lines = x12(RESALE).replaceAll('~', '\n').replaceAll('*', '|');
    expect(await read(lines)).toEqual(await read(x12(RESALE)));
    const other = SALES.replace("UNA:+.? '", 'UNA^%.# ~').replaceAll("?'", '\u0001').replaceAll('?+', '\u0002').replaceAll("'", '~').replaceAll('+', '%').replaceAll(':', '^').replaceAll('\u0001', "'").replaceAll('\u0002', '+');
    expect(await read(other.replace('UNA^%.# ~', 'UNA^%.# ~'))).toEqual(await read(SALES));
  });
});
