import { authenticationOf, isAutomatic } from './mail-headers';
import { verdictOf } from './mail-verdict';
import type { ListedMail } from './mailbox';

const mail = (more: Partial<ListedMail> = {}): ListedMail => ({
  uidValidity: 1, uid: 1, messageId: '<1@x>', sender: 'wang@dealer.example', subject: '流向', receivedAt: new Date(0), size: 10, attachments: ['销售.xlsx'], headers: '', ...more,
});
const feeds = [
  { id: 1, dealerId: 11, senders: ['wang@dealer.example'], pattern: '*销售*' },
  { id: 2, dealerId: 11, senders: ['Wang@Dealer.example '], pattern: '*库存*' },
  { id: 3, dealerId: 12, senders: ['@other.example'] },
];
const judged = (more: Partial<ListedMail>, judge?: string): [string, number | null, string | null] => {
  const { state, feed, reason } = verdictOf(mail(more), { feeds, ...(judge ? { judge } : {}) });
  return [state, feed?.id ?? null, reason?.code ?? null];
};
const results = (...lines: string[]): string => `${lines.map((line) => `Authentication-Results: ${line}`).join('\r\n')}\r\nFrom: x`;

describe('a mail', () => {
  it('belongs to the feed of its sender; of several the one whose files it brings', () => {
    expect(judged({})).toEqual(['waiting', 1, null]);
    expect(judged({ attachments: ['logo.png', '期末库存.xls'] })).toEqual(['waiting', 2, null]);
    expect(judged({ sender: 'any@other.example' })).toEqual(['waiting', 3, null]);
    const one = [{ id: 1, dealerId: 11, senders: ['wang@dealer.example'], pattern: '*销售*' }];
    expect(['数据.zip', 'winmail.dat', 'message/rfc822'].map((name) => verdictOf(mail({ attachments: [name] }), { feeds: one }).state)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(judged({ attachments: ['数据.zip'] })).toEqual(['unassigned', null, 'flows.mail-ambiguous']);
  });

  it.each([
    ['an unknown sender', { sender: 'x@nowhere.example' }, 'flows.mail-sender-unknown'],
    ['a subdomain of an allowed domain', { sender: 'x@evil.other.example' }, 'flows.mail-sender-unknown'],
    ['an address that only ends like an allowed one', { sender: '"x@other.example"@evil.example' }, 'flows.mail-sender-unknown'],
    ['no sender', { sender: '' }, 'flows.mail-sender-unknown'],
    ['no file', { attachments: [] }, 'flows.mail-without-file'],
    ['no file that a feed takes', { attachments: ['x.pdf'] }, 'flows.mail-nothing-fits'],
    ['files of two feeds', { attachments: ['销售.xls', '库存.xls'] }, 'flows.mail-ambiguous'],
    ['a forged sender', { headers: results('mx.example; spf=fail; dkim=none') }, 'flows.mail-forged'],
    ['a sender that its domain disowns', { headers: results('mx.example; spf=pass dkim=fail; dmarc=fail') }, 'flows.mail-forged'],
    ['far too much', { size: 1e9 }, 'sheets.file-too-large'],
  ])('waits for a person with %s', (_what, more, code) => {
    expect(judged(more)).toMatchObject(['unassigned', expect.anything(), code].map((value, index) => (index === 1 ? judged(more)[1] : value)));
  });

  it('is judged by the receiving server alone: lines that came with the mail say nothing', () => {
    const forged = results('mx.company.example; spf=fail', 'mx.company.example; spf=pass dmarc=pass');
    expect(judged({ headers: forged })[2]).toBe('flows.mail-forged');
    expect(authenticationOf(results('mx.company.example;\r\n\tspf=pass smtp.mailfrom=x;\r\n\tdkim=pass header.d=y; dmarc=pass'))).toEqual({ spf: 'pass', dkim: 'pass', dmarc: 'pass' });
    expect(authenticationOf(results('evil.example; spf=pass'), 'mx.company.example')).toEqual({});
    expect(authenticationOf('Subject: x')).toEqual({});
  });

  it.each([
    'Auto-Submitted: auto-replied', 'X-Autoreply: yes', 'Precedence: auto_reply', 'Return-Path: <>', 'Content-Type: multipart/report; report-type=delivery-status',
  ])('that a machine answered with (%s) is ignored', (headers) => {
    expect(judged({ headers: `${headers}\r\n` })).toEqual(['ignored', null, 'flows.mail-automatic']);
  });

  it('is no machine’s when it says so, or is merely a bulk mail', () => {
    expect(isAutomatic('Auto-Submitted: no\r\nPrecedence: bulk\r\n', 'wang@dealer.example')).toBe(false);
    expect(isAutomatic('', 'MAILER-DAEMON@dealer.example')).toBe(true);
  });
});
