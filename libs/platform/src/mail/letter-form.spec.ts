import { headerText, isMailAddress, letterForm } from './letter-form';

const content = { subject: '订单 SO-1 已确认', paragraphs: ['您的订单已确认。', '备注：<b>"急" & 快</b>'], link: { label: '查看订单', path: '/orders/1' }, footer: '可在账户页关闭。' };

describe('letterForm', () => {
  it('says the same as text and as HTML', () => {
    const { subject, text, html } = letterForm(content, 'https://portal.example/');
    expect(subject).toBe('订单 SO-1 已确认');
    expect(text).toBe('您的订单已确认。\n\n备注：<b>"急" & 快</b>\n\n查看订单: https://portal.example/orders/1\n\n-- \n可在账户页关闭。');
    expect(html).toContain('href="https://portal.example/orders/1"');
    expect(html).toContain('备注：&#60;b&#62;&#34;急&#34; &#38; 快&#60;/b&#62;');
  });

  it('has no link where nobody knows the portal’s address', () => {
    const { text, html } = letterForm(content, undefined);
    expect(text + html).not.toContain('查看订单');
  });

  it('keeps a subject on one line', () => {
    expect(letterForm({ ...content, subject: 'a\r\nBcc: thief@example.com\u2028x' }, undefined).subject).toBe('a Bcc: thief@example.com x');
    expect(headerText('\n张三\u0000')).toBe('张三');
  });
});

describe('isMailAddress', () => {
  it.each(['a@b.cn', 'wang.wei+orders@mail.example.com.cn', "o'brien@example.com"])('takes %s', (address) => expect(isMailAddress(address)).toBe(true));

  it.each(['', 'a', 'a@', '@b.cn', 'a@b@c.cn', 'a@b.cn, c@d.cn', 'a b@c.cn', 'a@b.cn\r\nBcc: x@y.z', 'a@b.cn>', '<a@b.cn', 'a@-b.cn', 'a@b.', `${'a'.repeat(65)}@b.cn`])('refuses %j', (address) =>
    expect(isMailAddress(address)).toBe(false),
  );
});
