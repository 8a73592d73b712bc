import type { Client } from 'pg';
import type { FtpSettings } from '../feed/feed';
import { sealFeedSecret } from '../feed/feed-secret';
import type { LayoutMapping } from '../map/layout-mapping';
import type { Recipe } from '../web/recipe/recipe';
import { FTP_PASSWORD, FTP_USER } from './ftp-server';

export const SECRET = 'a secret of the tests';

export interface FeedBuild {
  readonly id: number;
  readonly dealerId: number;
  readonly mapping?: LayoutMapping;
  readonly settings?: Partial<FtpSettings>;
  readonly password?: string;
  readonly schedule?: string;
}

export interface WebFeedBuild {
  readonly id: number;
  readonly dealerId: number;
  readonly url: string;
  readonly recipe: Recipe;
  readonly password?: string;
}

/** Division 31, branch 1, and first-tier dealers 11 and 12. */
export async function buildDealers(owner: Client): Promise<void> {
  await owner.query(`
    INSERT INTO division VALUES ('31', '上海市', 1, NULL) ON CONFLICT DO NOTHING;
    INSERT INTO branch (id, code, name, name_en) VALUES (1, 'E', '华东分公司', 'East'), (2, 'S', '华南分公司', 'South');
    INSERT INTO organisation (id, kind, code, name) VALUES (1, 'head_office', 'HQ', '总部'), (11, 'dealer', 'D11', '甲'), (12, 'dealer', 'D12', '乙');
    INSERT INTO dealer (id, tier, branch_id, division_code) VALUES (11, 1, 1, '31'), (12, 1, 2, '31');
  `);
}

/** A feed `F<id>` with a layout of its own, from the FTP server of the tests; its dealer must exist. */
export async function buildFeed(owner: Client, build: FeedBuild): Promise<void> {
  const { id, dealerId, mapping = { kind: 'sale' }, password = FTP_PASSWORD, schedule = '0 6 * * *' } = build;
  const code = `F${id}`;
  const settings: FtpSettings = { host: '127.0.0.1', folder: '/sales', user: FTP_USER, settleSeconds: 0, ...build.settings };
  await owner.query('INSERT INTO layout (id, dealer_id, name, mapping) VALUES ($1, $2, $3, $4)', [id, dealerId, code, JSON.stringify(mapping)]);
  await owner.query(
    `INSERT INTO feed (id, dealer_id, code, name, source, settings, secret, layout_id, schedule) VALUES ($1, $2, $3, $3, 'ftp', $4, $5, $1, $6)`,
    [id, dealerId, code, JSON.stringify(settings), sealFeedSecret(SECRET, code, password), schedule],
  );
}

/** A feed `F<id>` of sales that are read from a web site; its dealer must exist. */
export async function buildWebFeed(owner: Client, { id, dealerId, url, recipe, password = FTP_PASSWORD }: WebFeedBuild): Promise<void> {
  const code = `F${id}`;
  const settings = { host: new URL(url).hostname, url, user: FTP_USER, recipe };
  await owner.query('INSERT INTO layout (id, dealer_id, name, mapping) VALUES ($1, $2, $3, $4)', [id, dealerId, code, JSON.stringify({ kind: 'sale' })]);
  await owner.query(
    `INSERT INTO feed (id, dealer_id, code, name, source, settings, secret, layout_id, schedule) VALUES ($1, $2, $3, $3, 'web', $4, $5, $1, '0 6 * * *')`,
    [id, dealerId, code, JSON.stringify(settings), sealFeedSecret(SECRET, code, password)],
  );
}
