import { encode } from 'iconv-lite';
import { decode } from './decode';

describe('text encoding', () => {
  it.each([
    ['gb18030', 'gb18030', '老王,润滑油'],
    ['gb18030', 'gb18030', '駿驊實業,12\n'],
    ['big5', 'big5', '日期,客戶名稱,商品,數量\n2026-03-01,台北銷售公司,機油,5\n'],
    ['big5', 'big5', '數量,金額\n'],
    ['shift_jis', 'shift_jis', '日付,顧客名,商品,数量\n2026-03-01,トヨタ販売,オイル,5\n'],
    ['euc-jp', 'euc-jp', 'これはテストです。数量を確認してください。\n'],
    ['euc-kr', 'euc-kr', '날짜,고객,수량\n이것은 한국어 시험입니다. 파이썬은 언어다\n'],
    ['windows-1252', 'windows-1252', 'Año,Región,Nombre\n2010,Aragón,María Núñez\n'],
    ['windows-1252', 'windows-1252', 'Straße,Größe,Menge\nMüllerstraße 5,groß,3\n'],
    ['windows-1252', 'windows-1252', 'Total (£k),Café\n“quote” – dash,£5\n'],
    ['windows-1252', 'windows-1252', 'name\nBob’s shop\n• Ann’s shop\n'],
    ['windows-1252', 'windows-1252', 'Name,Price\nOil,€5.00\nTyre,€12.50\n'],
    ['windows-1252', 'windows-1252', 'Home,\u00a0\u00a05.00\nLand,\u00a0\u00a06.00\n'],
    ['windows-1252', 'windows-1252', 'Créée déçue,5\n'],
    ['euc-jp', 'euc-jp', '売上明細書を送付いたします。ご確認ください。\n'],
    ['macintosh', 'macroman', 'Año,Región\n2010,Aragón María Núñez\n'],
    ['utf-16le', 'utf-16le', '日期\t客户\r\n2026-03-01\t老王\r\n'],
    ['utf-16le', 'utf-16le', '三月一日,一箱\n三月二日,一百一十桶\n'],
    ['utf-16be', 'utf-16be', '日期\t客户\r\n2026-03-01\t老王\r\n'],
  ])('is %s by what the text looks like in it', (encoding, written, text) => {
    const bytes = encode(text, written, { addBOM: false });
    expect(decode(bytes)).toEqual({ text, encoding });
  });

  it('is HZ between its escapes', () => {
    expect(decode(Buffer.from('GB: ~{<:Ky2;S{!#~} ~~ Bye.\n'))).toEqual({ text: 'GB: 己所不欲。 ~ Bye.\n', encoding: 'hz' });
  });

  it('is what an XML or HTML file says, as far as its bytes allow', () => {
    const big5 = encode('<html><meta charset="big5"><td>數</td>', 'big5');
    expect(decode(big5).encoding).toBe('big5');
    expect(decode(encode('<?xml version="1.0" encoding="GB2312"?><a>镕</a>', 'gb18030'))).toEqual({ text: '<?xml version="1.0" encoding="GB2312"?><a>镕</a>', encoding: 'gb18030' });
    expect(decode(Buffer.from('<meta charset="gb2312"><td>數量</td>'))).toMatchObject({ encoding: 'utf-8' });
  });

  it('may be two: line by line', () => {
    const [head, body] = ['日期,客户名称,数量\n', '2026-03-01,合肥老王汽修,2\n2026-03-02,芜湖小李,1\n'];
    expect(decode(Buffer.concat([encode(head, 'gb18030'), Buffer.from(body)]))).toEqual({ text: head + body, encoding: 'utf-8', also: 'gb18030' });
  });

  it('is UTF-8 with a few damaged bytes, which stay visible, and without the end mark of DOS', () => {
    const bytes = Buffer.from(`${'2026-03-01,合肥老王汽修,柴油机油,2\n'.repeat(9)}\x1a`);
    bytes[50] = 0xff;
    const { text, encoding } = decode(bytes);
    expect([encoding, text.split('\ufffd').length, text.at(-1)]).toEqual(['utf-8', 2, '\n']);
  });

  it('bears a last character that is cut off, and not much more', () => {
    expect(decode(encode('日期,客户名称,数量\n', 'gb18030').subarray(0, -3)).encoding).toBe('gb18030');
    expect(() => decode(Buffer.from('ff80ff', 'hex'))).toThrow('encoding');
  });
});
