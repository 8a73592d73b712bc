import { recipeTemplate, sealFeedSecret } from '@tributary/flows';
import type { Client } from 'pg';
import type { SeedStep } from '../seed-step';
import { type WebDealer, webDealersOf } from './web-dealers';

/** Where the sandbox's query sites are. */
export function sandboxSite(user: string): string {
  return `${process.env['SANDBOX_URL'] ?? 'http://127.0.0.1:4000'}/site/${user}/`;
}

/** Two dealers whose sales are read from their query pages, and what became of a question that nobody answered. */
export const webStep: SeedStep = {
  name: 'web',
  async run({ client, company }) {
    const secret = process.env['TRIBUTARY_SECRET'];
    if (!secret) throw new Error('TRIBUTARY_SECRET is not set: the passwords of the feeds are encrypted with it.');
    const dealers = webDealersOf(company);
    for (const dealer of dealers) await addFeed(client, dealer, secret, `${company.until}T09:00:00+08:00`);
    return dealers.length;
  },
};

async function addFeed(client: Client, { dealer, user, password, captcha }: WebDealer, keyMaterial: string, at: string): Promise<void> {
  const code = `F-${dealer.code}`;
  const url = sandboxSite(user);
  const settings = { host: new URL(url).hostname, url, user, recipe: recipeTemplate(captcha ? 'asp-net-captcha' : 'asp-net') };
  const { rows } = await client.query<{ id: number }>(
    `WITH layout AS (
       INSERT INTO layout (dealer_id, name, mapping, approved_by, approved_at) SELECT $1, '网页销售明细', '{"kind": "sale"}', u.id, $6 FROM app_user u WHERE u.account = 'operator' RETURNING id
     )
     INSERT INTO feed (dealer_id, code, name, source, settings, secret, layout_id, schedule, owner_id)
     SELECT $1, $2, $3, 'web', $4, $5, layout.id, $7, u.id FROM layout, app_user u WHERE u.account = 'operator' RETURNING id`,
    [dealer.id, code, `${dealer.name}网页流向`, JSON.stringify(settings), sealFeedSecret(keyMaterial, code, password), at, captcha ? '0 9 * * *' : '20 * * * *'],
  );
  if (!captcha) return;
  await client.query(
    `INSERT INTO web_question (dealer_id, feed_id, prompt, attempt, state, asked_at, expires_at) VALUES ($1, $2, '请输入图片中的数字', 1, 'expired', $3::timestamptz, $3::timestamptz + interval '5 minutes')`,
    [dealer.id, rows[0]?.id, at],
  );
  await client.query(
    `INSERT INTO web_try (dealer_id, settings, period, state, created_at, finished_at, reason)
     VALUES ($1, $2, daterange($3::date - 2, $3::date), 'failed', $3, $3, '{"code": "flows.answer-missing", "params": {"minutes": 5}}')`,
    [dealer.id, JSON.stringify(settings), at],
  );
}
