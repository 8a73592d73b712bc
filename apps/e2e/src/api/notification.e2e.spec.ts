import { SmtpCatcher } from '@tributary/platform/testing';
import { eventually } from '../harness/program';
import { startWorld, type World } from '../harness/world';

interface Notification {
  readonly id: number;
  readonly title: string;
  readonly orderNumber: string;
  readonly actorName: string;
}
interface Kept {
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
}

interface Offer {
  readonly skuId: number;
  readonly salesUnit: string;
  readonly packMultiple: string;
  readonly available: string;
  readonly price: unknown;
}

/** The demo's buyer orders one pack of something that is there; gives the id and number of the order. */
async function place(world: World): Promise<{ id: number; number: string }> {
  const buyer = await world.signIn('buyer1');
  const [supplier] = await buyer.get<{ id: number }[]>('/api/suppliers');
  const sellerId = supplier?.id;
  const { items } = await buyer.get<{ items: Offer[] }>(`/api/offers?sellerId=${sellerId}&inStock=true&limit=100`);
  const offer = items.find(({ price, available, packMultiple }) => price && Number(available) > Number(packMultiple));
  if (!offer) throw new Error('There is nothing to order.');
  await buyer.put('/api/basket/lines', { sellerId, skuId: offer.skuId, quantity: offer.packMultiple, unit: offer.salesUnit });
  return buyer.post('/api/basket/submit', { sellerId });
}

describe('a step of an order', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  it('reaches the other side in the portal and by mail, through queue, worker and mail server', async () => {
    const order = await place(world);
    await (await world.signIn('buyer1')).post(`/api/orders/${order.id}/cancel`, { reason: '改期' });
    const desk = await world.signIn('desk');
    const told = await eventually(async () => {
      const { items } = await desk.get<{ items: Notification[] }>('/api/notifications?unread=true');
      return items.find(({ orderNumber, title }) => orderNumber === order.number && title === '订单已取消');
    }, 'the desk to be told');
    expect(told.actorName).not.toBe('');
    const mail = await eventually(async () => {
      const mails = (await (await fetch(`${world.sandboxUrl}/control/mails?to=desk@tributary.example`)).json()) as Kept[];
      return mails.find(({ subject }) => subject === `订单已取消 ${order.number}`);
    }, 'the mail to the desk');
    expect(mail.text).toContain('说明：改期');
    expect(mail.text).toContain(`${world.url}/orders/${order.id}`);
  });
});

describe('a worker that is killed between the server’s acceptance and its own record', () => {
  let world: World;
  let smtp: SmtpCatcher;
  beforeAll(async () => {
    smtp = await SmtpCatcher.start();
    world = await startWorld({ env: { SMTP_URL: smtp.url } });
  });
  afterAll(async () => {
    await world.stop();
    await smtp.close();
  });

  it('leaves a mail that goes out once more under the same Message-ID, and no other one', async () => {
    smtp.beforeAccepting = () => void world.programs.worker.process.kill('SIGKILL');
    const order = await place(world);
    await smtp.until(1);
    await eventually(async () => (world.programs.worker.process.signalCode === 'SIGKILL' ? true : undefined), 'the worker to be dead');
    smtp.beforeAccepting = () => undefined;
    // two minutes pass in the database’s eyes
    await world.owner.query(`UPDATE outgoing_mail SET attempted_at = attempted_at - interval '3 minutes' WHERE state = 'sending'`);
    await world.killWorker();
    await eventually(async () => {
      const { rows } = await world.owner.query<{ left: string }>(`SELECT count(*) AS left FROM outgoing_mail WHERE state <> 'sent'`);
      return Number(rows[0]?.left) === 0 || undefined;
    }, 'every mail to be sent', 60_000);
    const ids = smtp.caught.map(({ mail }) => mail.messageId);
    const { rows } = await world.owner.query<{ attempts: number }>('SELECT attempts FROM outgoing_mail');
    expect(new Set(ids).size).toBe(rows.length);
    expect(ids.length).toBeLessThanOrEqual(rows.reduce((sum, { attempts }) => sum + attempts, 0));
    expect(ids.length).toBeGreaterThan(rows.length);
    expect(smtp.caught.every(({ mail }) => mail.subject?.includes(order.number))).toBe(true);
  });
});
