import type { Home } from '../home';
import { readIdentity } from '../identity';
import { spanOf } from '../page/page-html';
import { shownBatch, shownBatches } from '../page/shown-batch';
import { ShownSpool } from '../spool/shown-spool';

const SHOWN = 20;

/** What was taken, as text: the latest batches, or one of them whole. */
export function show(home: Home, seq: number | undefined): string {
  const spool = new ShownSpool(home);
  if (seq === undefined) return shownBatches(spool, SHOWN).map((batch) => `${batch.seq}\t${batch.takenAt}\t${spanOf(batch.days)}\t${batch.rows}\t${batch.confirmed ? 'sent' : 'waiting'}`).join('\n');
  const batch = shownBatch(spool, seq);
  if (!batch) return `There is no batch ${seq} here any more.`;
  const asked = Object.entries(batch.parameters).map(([name, value]) => `:${name} = ${value}`).join('  ');
  return [`batch ${seq}, ${batch.takenAt}, ${batch.rows} rows, ${batch.confirmed ? 'sent' : 'waiting'}`, batch.days.join(', '), batch.query, asked, batch.header, ...batch.sample].join('\n');
}

/** How things stand. */
export function status(home: Home): string {
  const identity = readIdentity(home);
  if (!identity) return 'not enrolled (未注册)';
  const { state } = new ShownSpool(home);
  const feeds = Object.entries(state.feeds).map(([feedId, { through, readAt }]) => `feed ${feedId}: read through ${through}, last at ${readAt}`);
  return [`agent ${identity.agentId} (${identity.generation})`, `batches: ${state.sealed} made, ${state.confirmed} sent`, ...feeds].join('\n');
}
