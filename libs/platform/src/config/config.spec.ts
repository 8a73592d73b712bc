import { readConfig } from './config';

const env = { APP_DATABASE_URL: 'postgres://x', TRIBUTARY_SECRET: 'y' };

describe('the configuration of mail', () => {
  it('is off by itself', () => expect(readConfig(env).smtp).toBeUndefined());

  it.each([['百川 <orders@tributary.example>'], ['orders@tributary.example']])('takes the sender %s', (from) => {
    expect(readConfig({ ...env, SMTP_URL: 'smtps://u:p@mail.example', MAIL_FROM: from }).smtp).toEqual({ url: 'smtps://u:p@mail.example', from, domain: 'tributary.example' });
  });

  it.each([['smtp://mail.example', ''], ['smtp://mail.example', 'nobody'], ['http://mail.example', 'a@b.cn']])('refuses %s from “%s” at start', (SMTP_URL, MAIL_FROM) => {
    expect(() => readConfig({ ...env, SMTP_URL, MAIL_FROM })).toThrow(/SMTP_URL/);
  });
});
