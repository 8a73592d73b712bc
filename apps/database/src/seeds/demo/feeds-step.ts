import { sealFeedSecret } from '@tributary/flows';
import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';
import { channelOf } from './channel';
import { mappingOf } from './layouts';
import { writeSandboxSpec } from './sandbox-spec';

const COLUMNS = ['id', 'dealer_id', 'code', 'name', 'source', 'settings', 'secret', 'layout_id', 'schedule', 'next_due_at', 'last_state'];
/** Often enough for somebody who watches. */
const SCHEDULE = '*/5 * * * *';
/** The sandbox puts whole files into place: nobody need wait long for them to settle. */
const SETTLE_SECONDS = 1;

/** Where the sandbox's FTP server listens. */
export function sandboxFtp(): { host: string; port: number } {
  const { hostname, port } = new URL(process.env['SANDBOX_FTP_URL'] ?? 'ftp://127.0.0.1:2121');
  return { host: hostname, port: Number(port || 21) };
}

/** Layouts and FTP feeds of six dealers, and the sandbox's side of the same doors. */
export const feedsStep: SeedStep = {
  name: 'feeds',
  async run({ client, company }) {
    const secret = process.env['TRIBUTARY_SECRET'];
    if (!secret) throw new Error('TRIBUTARY_SECRET is not set: the passwords of the feeds are encrypted with it.');
    const channels = channelOf(company);
    const { rows } = await client.query<{ id: number }>(`SELECT id FROM app_user WHERE account = 'operator'`);
    const approved = [rows[0]?.id ?? null, `${company.until}T09:00:00+08:00`] as const;
    const layouts = channels.map((channel): CopyRow => [channel.feedId, channel.dealer.id, '日销售明细', JSON.stringify(mappingOf(channel)), ...approved]);
    await copyRows(client, 'layout', ['id', 'dealer_id', 'name', 'mapping', 'approved_by', 'approved_at'], layouts);
    const feeds = channels.map(({ feedId, dealer, ftpUser, ftpPassword }): CopyRow => {
      const code = `F-${dealer.code}`;
      const settings = JSON.stringify({ ...sandboxFtp(), folder: '/sales', user: ftpUser, settleSeconds: SETTLE_SECONDS });
      const sealed = `\\x${sealFeedSecret(secret, code, ftpPassword).toString('hex')}`;
      return [feedId, dealer.id, code, `${dealer.name}销售流向`, 'ftp', settings, sealed, feedId, SCHEDULE, 'now', 'ok'];
    });
    await copyRows(client, 'feed', COLUMNS, feeds);
    await advanceSequences(client, 'layout', 'feed');
    writeSandboxSpec(company);
    return layouts.length + feeds.length;
  },
};
