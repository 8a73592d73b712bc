import { encode } from 'iconv-lite';
import { sampleMail, sampleOutlookMessage, sampleTnef } from '../testing/sample-mails';
import { isMail } from './is-mail';
import { openMail } from './open-mail';

const CONTENT = Buffer.from('日期,数量\n2026-03-01,1\n');
const FILE = { name: '三月流向（华东）.csv', bytes: CONTENT };
const names = async (bytes: Buffer): Promise<[string, number][]> => (await openMail(bytes)).attachments.map(({ name, bytes: { length } }) => [name, length]);
const expected = [[FILE.name, CONTENT.length]];
const percent = (bytes: Buffer): string => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const replaced = (mail: Buffer, from: string, to: Buffer): Buffer => Buffer.concat([mail.subarray(0, mail.indexOf(from)), to, mail.subarray(mail.indexOf(from) + from.length)]);

describe('a mail', () => {
  it('says who sent what, when', async () => {
    expect(await openMail(sampleMail([FILE]))).toMatchObject({
      from: 'wang@dealer.example', fromName: '王五', subject: '流向', date: new Date('2026-03-01T01:30:00Z'), messageId: '1@dealer.example', autoSubmitted: false, text: 'see attached\n',
    });
  });

  it.each([
    ['UTF-8 as it stands', (name: string) => `filename="${name}"`],
    ['an encoded word in GB2312', (name: string) => `filename="=?gb2312?B?${encode(name, 'gb18030').toString('base64')}?="`],
    ['RFC 2231', (name: string) => `filename*=utf-8''${encodeURIComponent(name)}`],
    ['RFC 2231 in GBK', (name: string) => `filename*=gbk''${percent(encode(name, 'gb18030'))}`],
    ['RFC 2231 in pieces', (name: string) => `filename*0*=utf-8''${encodeURIComponent(name.slice(0, 4))};\r\n filename*1*=${encodeURIComponent(name.slice(4))}`],
  ])('names its files in %s', async (_, nameOf) => {
    expect(await names(sampleMail([FILE], [], nameOf))).toEqual(expected);
  });

  it.each(['gb18030', 'big5'])('names its files in the bare bytes of %s', async (encoding) => {
    const name = encoding === 'big5' ? '三月銷售資料.csv' : FILE.name;
    expect(await names(replaced(sampleMail([{ name: 'NAME', bytes: CONTENT }]), 'NAME', encode(name, encoding)))).toEqual([[name, CONTENT.length]]);
  });

  it('leaves a body alone that looks like a header', async () => {
    const body = encode('主题: 三月\r\n', 'gb18030');
    const mail = Buffer.concat([Buffer.from('From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nContent-Type: text/plain; charset=gbk\r\n\r\n'), body]);
    expect((await openMail(mail)).text.trim()).toBe('主题: 三月');
  });

  it('brings what stands in winmail.dat, bare or as a part', async () => {
    expect(await names(sampleTnef([FILE]))).toEqual(expected);
    expect(await names(sampleMail([{ name: 'winmail.dat', bytes: sampleTnef([FILE]) }]))).toEqual(expected);
  });

  it('may have been saved by Outlook', async () => {
    const message = await openMail(sampleOutlookMessage('三月流向', [FILE]));
    expect(message).toMatchObject({ subject: '三月流向', from: 'wang@dealer.example' });
    expect(message.attachments).toEqual([expect.objectContaining({ name: FILE.name, bytes: CONTENT })]);
  });

  it('brings files that old programs wrote into its text', async () => {
    const mail = Buffer.from('From: a@b.example\nTo: c@d.example\nSubject: x\n\nhello\n\nbegin 644 cat.txt\n#0V%T\n`\nend\n\nbye\n');
    expect((await openMail(mail)).attachments).toEqual([expect.objectContaining({ name: 'cat.txt', bytes: Buffer.from('Cat') })]);
  });

  it('brings a text with a name that does not say it is a file', async () => {
    const head = '\r\nFrom: a@b.example\r\nTo: c@d.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
    const mail = Buffer.from(`${head}--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b\r\nContent-Type: text/plain;\r\n name="a.txt"\r\n\r\nx,y\r\n--b--\r\n`);
    expect((await openMail(mail)).attachments.map(({ name }) => name)).toEqual(['a.txt']);
  });

  it('that a program wrote in answer is known', async () => {
    expect((await openMail(sampleMail([], ['Auto-Submitted: auto-replied']))).autoSubmitted).toBe(true);
    expect((await openMail(sampleMail([], ['Auto-Submitted: no']))).autoSubmitted).toBe(false);
    expect((await openMail(sampleMail([], ['X-Autoreply: yes']))).autoSubmitted).toBe(true);
  });

  it('with only the address of a file says so', async () => {
    const mail = Buffer.from('From: a@b.example\nTo: c@d.example\nSubject: x\n\n链接：https://pan.baidu.com/s/1abc?pwd=x1y2 提取码\n');
    expect((await openMail(mail)).cloudLinks).toEqual(['https://pan.baidu.com/s/1abc?pwd=x1y2']);
  });

  it('is told from a table by its first lines', () => {
    expect(isMail(sampleMail([]))).toBe(true);
    expect(isMail(Buffer.from('Date: 2026-03-01\nQuantity: 5\n\n'))).toBe(false);
    expect(isMail(CONTENT)).toBe(false);
    expect(isMail(Buffer.from('Date: 2026-03-01\nFrom: 合肥\n日期,商品,数量\n2026-03-01,油,3\n'))).toBe(false);
  });
});
