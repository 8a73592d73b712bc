import { createTransport } from 'nodemailer';
import { Mailbox } from './mailbox';
import { MailServer } from './mail-server';

describe('the mail server', () => {
  const mailbox = new Mailbox();
  const server = new MailServer(mailbox, () => new Date('2026-03-02T08:00:00Z'));
  let port = 0;
  beforeAll(async () => {
    port = await server.listen(0, '127.0.0.1');
  });
  afterAll(() => server.close());
  beforeEach(() => mailbox.empty());

  const send = (to: string, messageId = '<1@tributary.example>') =>
    createTransport({ host: '127.0.0.1', port }).sendMail({ from: 'no-reply@tributary.example', to, messageId, subject: '订单 SO-1 已确认', text: '您好', html: '<p>您好</p>' });

  it('keeps what it gets, readable', async () => {
    await send('Wang@dealer.example');
    expect(mailbox.list('wang@DEALER.example')).toEqual([
      {
        messageId: '<1@tributary.example>', receivedAt: '2026-03-02T08:00:00.000Z', from: 'no-reply@tributary.example', to: ['Wang@dealer.example'],
        subject: '订单 SO-1 已确认', text: '您好', html: '<p>您好</p>', deliveries: 1,
      },
    ]);
    expect(mailbox.list('li@dealer.example')).toEqual([]);
  });

  it('knows a mail that comes again', async () => {
    await send('wang@dealer.example');
    await send('wang@dealer.example');
    await send('wang@dealer.example', '<2@tributary.example>');
    expect(mailbox.list().map(({ messageId, deliveries }) => [messageId, deliveries])).toEqual([['<2@tributary.example>', 1], ['<1@tributary.example>', 2]]);
  });

  it('refuses those who do not live here', async () => {
    await expect(send('unknown@dealer.example')).rejects.toThrow(/550/);
    expect(mailbox.list()).toEqual([]);
  });
});
