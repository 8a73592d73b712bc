import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ScopeResolver } from '@tributary/identity';
import { shanghaiToday } from '@tributary/kernel';
import { type Ctx, systemCtx } from '@tributary/platform';
import type { TestDatabase } from '@tributary/platform/testing';

const run = promisify(execFile);

/** A first-tier buyer with the scope that signing in gives it, and the product lines that it may buy. */
export interface Buyer {
  readonly ctx: Ctx;
  readonly lines: readonly number[];
}

/** Everything that ordering needs at full scale (4,000 SKU, 5,000 first-tier dealers, 1,600 price lists); terminals and flow play no part. */
export async function seedFullTrade({ ownerUrl }: TestDatabase): Promise<void> {
  await run(process.execPath, ['tools/build-node.mjs', 'database']);
  await run(process.execPath, ['dist/apps/database/main.js', 'seed', '--scale', 'full', '--part', 'trade'], { env: { ...process.env, DATABASE_URL: ownerUrl } });
}

export async function buyersOf(db: TestDatabase, count: number): Promise<Buyer[]> {
  const { rows } = await db.owner.query<{ userId: number; organisationId: number; lines: number[] }>(
    `SELECT u.id AS "userId", d.id AS "organisationId",
       ARRAY(SELECT DISTINCT l.id FROM product_line l JOIN supply_relation r ON r.business_line_id = l.business_line_id WHERE r.buyer_id = d.id) AS lines
     FROM dealer d JOIN LATERAL (SELECT id FROM app_user WHERE organisation_id = d.id ORDER BY id LIMIT 1) u ON true
     WHERE d.tier = 1 AND d.status = 'active' ORDER BY d.id LIMIT $1`,
    [count],
  );
  const [resolver, today] = [new ScopeResolver(), shanghaiToday(new Date())];
  return db.uow.read(systemCtx('bench'), async (tx) => {
    const buyers: Buyer[] = [];
    for (const { userId, organisationId, lines } of rows) {
      const scope = await resolver.resolve(tx, { userId, organisationId, tier: 1 }, today);
      const actor = { kind: 'user', userId, name: 'bench', organisationId, organisationKind: 'dealer', tier: 1 } as const;
      buyers.push({ ctx: { actor, scope, permissions: new Set(), correlationId: 'bench', locale: 'zh-CN' }, lines: lines.map(Number) });
    }
    return buyers;
  });
}
