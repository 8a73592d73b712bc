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

describe('the configuration of the raw archive', () => {
  const keys = { RAW_STORE_ENDPOINT: 'https://s3.example/', AWS_ACCESS_KEY_ID: 'k', AWS_SECRET_ACCESS_KEY: 's' };

  it('is a folder by itself', () => expect(readConfig(env).rawStore).toBeUndefined());

  it('takes a bucket, a folder in it, and how long objects are locked', () => {
    const store = { endpoint: 'https://s3.example', region: 'us-east-1', bucket: 'raw.files', prefix: 'a/b/', accessKey: 'k', secretKey: 's', retainDays: 3650 };
    expect(readConfig({ ...env, ...keys, RAW_STORE: 's3://raw.files/a/b', RAW_STORE_RETAIN_DAYS: '3650' }).rawStore).toEqual(store);
    expect(readConfig({ ...env, ...keys, RAW_STORE: 's3://raw.files/', AWS_REGION: 'cn-north-1' }).rawStore).toMatchObject({ prefix: '', region: 'cn-north-1' });
  });

  it.each([
    [{ RAW_STORE: 'https://raw.files' }, /s3:\/\/bucket/],
    [{ RAW_STORE: 's3://raw.files', AWS_SECRET_ACCESS_KEY: '' }, /AWS_SECRET_ACCESS_KEY/],
    [{ RAW_STORE: 's3://raw.files', RAW_STORE_RETAIN_DAYS: 'ever' }, /RAW_STORE_RETAIN_DAYS/],
  ])('refuses %j at start', (wrong, words) => {
    expect(() => readConfig({ ...env, ...keys, ...wrong })).toThrow(words);
  });
});
