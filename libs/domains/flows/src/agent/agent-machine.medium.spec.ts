import { gzipSync } from 'node:zlib';
import { type BatchEnvelope, type Heartbeat, isSignedBy, keyId, type KeyPair, newKeyPair, sha256Hex, signText } from '@tributary/agent-wire';
import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { Outbox, PRICES } from '@tributary/platform';
import { addUser } from '@tributary/identity/testing';
import { FixedClock, userCtx } from '@tributary/platform/testing';
import { flowsPermissions } from '../flows.permissions';
import { TroubleWatch } from '../run/trouble-watch';
import { type Answer, buildDealers, type FlowsApi, type FlowsWorld, operatorOf, startFlowsApi, startFlowsWorld, TODAY } from '../testing';
import { CountArrivalHandler } from './count-arrival.handler';

const MACHINE = 'c'.repeat(64);
const NOW = TODAY.toISOString();
let world: FlowsWorld;
let api: FlowsApi;

const template = { name: '销售', kind: 'sale', databases: ['mysql'], mode: 'days', select: 'SELECT * FROM t WHERE d >= :from AND d < :to', changes: null, rereadDays: 7, columns: [{ field: 'date', column: 'd' }, { field: 'quantity', column: 'q' }, { field: 'productCode', column: 'p' }] };

beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'YH-1001', name: '劲力柴油机油 18L', baseUnit: 'drum' });
  await buildDealers(owner);
  await addUser(owner, { id: 77, organisationId: 1 });
  const dealer = (organisationId: number, permissions: string[]) => userCtx({ organisationId, userId: organisationId }, {}, [...permissions, PRICES]);
  api = await startFlowsApi(world, {
    admin: operatorOf([11, 12]), keeper: operatorOf([11, 12], [flowsPermissions.read, flowsPermissions.keep]), own: dealer(11, [flowsPermissions.upload]), rival: dealer(12, [flowsPermissions.upload]), powerless: dealer(11, []),
  });
}, 60_000);
afterAll(async () => {
  await api?.stop();
  await world?.stop();
});

/** An agent as its program would be, made by hand. */
interface HandMade {
  readonly agentId: number;
  readonly generation: number;
  readonly feedId: number;
  readonly keys: KeyPair;
  previous: string;
  seq: number;
  beats: number;
}
let first: HandMade;

const enrolWith = (code: string, keys: KeyPair, change: object = {}): Promise<Answer> => {
  const text = JSON.stringify({ code, publicKey: keys.publicKey, machine: MACHINE, host: 'PC-1', version: '1.0.0', ...change });
  return api.call('nobody', '/agent-enrolments', { text, signature: signText(keys.privateKey, 'enrolment', text) });
};
async function enrolled(code: string): Promise<HandMade> {
  const keys = newKeyPair();
  const { status, body } = await enrolWith(code, keys);
  expect({ status, body }).toMatchObject({ status: 201 });
  const { feeds } = body['orders'] as { feeds: { feedId: number }[] };
  return { agentId: Number(body['agentId']), generation: Number(body['generation']), feedId: feeds[0]?.feedId ?? 0, keys, previous: '', seq: 0, beats: 0 };
}
const csv = (...rows: string[]): string => ['单据日期,商品编码,单位,数量', ...rows, ''].join('\n');
const sale = (day: string, quantity: string): string => `2026-03-${day},YH-1001,桶,${quantity}`;

function envelopeOf(agent: HandMade, content: string, change: Partial<BatchEnvelope> = {}): BatchEnvelope {
  return {
    format: 1, agentId: agent.agentId, generation: agent.generation, feedId: agent.feedId, seq: agent.seq + 1, previous: agent.previous, template: { code: 'machine', version: 1 }, days: ['2026-03-18', '2026-03-19'],
    rows: content.split('\n').length - 2, bytes: Buffer.byteLength(content), sha256: sha256Hex(content), takenAt: NOW, machine: MACHINE, ...change,
  };
}
const post = (keys: KeyPair, text: string, packed: Buffer, signature = signText(keys.privateKey, 'batch', text)): Promise<Answer> =>
  api.call('nobody', '/agent-batches', packed, 'POST', { 'x-agent-envelope': Buffer.from(text).toString('base64url'), 'x-agent-signature': signature });
/** Sends the next batch; what is accepted moves the agent on. */
async function send(agent: HandMade, content: string, change: Partial<BatchEnvelope> = {}): Promise<Answer & { text: string }> {
  const text = JSON.stringify(envelopeOf(agent, content, change));
  const answer = await post(agent.keys, text, gzipSync(content));
  if (answer.status === 202 && !answer.body['repeated']) Object.assign(agent, { seq: agent.seq + 1, previous: sha256Hex(text) });
  return { ...answer, text };
}
const beatOf = (agent: HandMade, change: Partial<Heartbeat> = {}): Heartbeat => ({
  format: 1, agentId: agent.agentId, generation: agent.generation, number: (agent.beats += 1), run: '00000000000000aa', clock: NOW, machine: MACHINE, version: '1.0.0', host: 'PC-1',
  database: { kind: 'mysql', reachable: true, writable: true }, sealedSeq: agent.seq, confirmedSeq: agent.seq, readings: [], trouble: null, ...change,
});
const hear = (agent: HandMade, beat: Heartbeat): Promise<Answer> => {
  const text = JSON.stringify(beat);
  return api.call('nobody', '/agent-heartbeats', { text, signature: signText(agent.keys.privateKey, 'heartbeat', text) });
};
async function count(): Promise<void> {
  const { rows } = await world.db.owner.query<{ payload: { dealerId: number; batchId: number } }>(`DELETE FROM outbox WHERE name = 'flows.count-arrival' RETURNING payload`);
  for (const { payload } of rows) await world.app.get(CountArrivalHandler).handle(world.ctx, payload);
}
const entries = async (): Promise<unknown[]> => (await world.db.owner.query(`SELECT to_char(entry_date, 'DD') || ' ' || quantity AS e FROM flow_entry ORDER BY entry_date, quantity`)).rows.map(({ e }: { e: string }) => e);
const shown = async (): Promise<Record<string, unknown>> => (await api.call('admin', `/agents/${first.agentId}`)).body;
const actions = async (): Promise<unknown[]> => ((await api.call('admin', `/agents/${first.agentId}/events`)).body['items'] as { action: string }[]).map(({ action }) => action);

describe('templates', () => {
  it('are drafts until somebody with the right signs them, and then stay as they are', async () => {
    expect(await api.call('keeper', '/agent-templates', { ...template, code: 'x', version: 'first' })).toMatchObject({ status: 403 });
    const made = await api.call('admin', '/agent-templates', { ...template, code: 'machine', version: 'first' });
    expect(made).toMatchObject({ status: 201, body: { version: 1, publishedAt: null } });
    const id = Number(made.body['id']);
    expect(await api.call('admin', '/agents', { dealerId: 11, name: 'a', since: '2026-03-01', ownerId: null, templates: ['machine'] })).toMatchObject({ status: 422, body: { code: 'flows.agent-template-unknown' } });
    expect(await api.call('admin', `/agent-templates/${id}`, { ...template, name: '销售出库' }, 'PUT')).toMatchObject({ status: 200, body: { name: '销售出库' } });
    expect(await api.call('admin', `/agent-templates/${id}/publish`, {})).toMatchObject({ status: 200, body: { publishedBy: expect.any(String), keyId: expect.stringMatching(/^[0-9a-f]{16}$/) } });
    expect(await api.call('admin', `/agent-templates/${id}`, template, 'PUT')).toMatchObject({ status: 409, body: { code: 'flows.agent-template-published' } });
    expect(await api.call('admin', '/agent-templates', { ...template, code: 'machine', version: 'first' })).toMatchObject({ status: 409 });
    expect(await api.call('admin', '/agent-templates', { ...template, code: 'machine', version: 'next' })).toMatchObject({ status: 201, body: { version: 2 } });
    expect((await api.call('admin', '/agent-templates?limit=1')).body).toMatchObject({ items: [{ version: 2, publishedAt: null }], nextCursor: expect.any(String) });
  });

  it.each([['DELETE FROM t'], ['SELECT pg_sleep(1) FROM t WHERE d >= :from AND d < :to'], ['SELECT 1']])('that could do harm are refused: %s', async (select) => {
    expect(await api.call('admin', '/agent-templates', { ...template, select, code: 'bad', version: 'first' })).toMatchObject({ status: 422, body: { code: 'flows.agent-template-invalid' } });
  });
});

describe('an enrolment', () => {
  it('takes a code once, with a key that is the agent’s own', async () => {
    const made = await api.call('keeper', '/agents', { dealerId: 11, name: '财务', since: '2026-03-01', ownerId: null, templates: ['machine'] });
    expect(made).toMatchObject({ status: 201, body: { agent: { status: 'waiting', health: 'waiting' } } });
    const code = String(made.body['code']);
    expect((await world.db.owner.query('SELECT code_hash FROM agent')).rows[0].code_hash.toString('hex')).not.toContain(code.toLowerCase());
    const keys = newKeyPair();
    expect(await enrolWith(code, keys, { publicKey: newKeyPair().publicKey })).toMatchObject({ status: 422, body: { code: 'flows.agent-code-invalid' } });
    await world.db.owner.query(`UPDATE agent SET code_expires_at = code_expires_at - interval '10 days'`);
    expect(await enrolWith(code, keys)).toMatchObject({ status: 422, body: { code: 'flows.agent-code-invalid' } });
    await world.db.owner.query(`UPDATE agent SET code_expires_at = code_expires_at + interval '10 days'`);
    first = await enrolled(code);
    expect(await enrolWith(code, keys)).toMatchObject({ status: 422 });
    expect(await api.call('keeper', '/agents', { dealerId: 11, name: '又', since: '2026-03-01', ownerId: null, templates: ['machine'] })).toMatchObject({ status: 409, body: { code: 'flows.agent-of-dealer' } });
    expect(await enrolWith('WRONG-CODE', keys)).toMatchObject({ status: 422 });
    expect(await actions()).toEqual(['enrol', 'create']);
  });

  it('tells the agent what to read, signed by the key that the code names', async () => {
    const { status, body } = await hear(first, beatOf(first));
    const { keys, feeds, lastSeq, since } = body as { keys: { text: string }; feeds: { template: { text: string; signature: string } }[]; lastSeq: number; since: string };
    expect([status, lastSeq, since, feeds.length]).toEqual([200, 0, '2026-03-01', 1]);
    const [key = ''] = (JSON.parse(keys.text) as { keys: string[] }).keys;
    expect(isSignedBy(key, 'template', feeds[0]?.template.text ?? '', feeds[0]?.template.signature ?? '')).toBe(true);
    expect((await world.db.owner.query('SELECT DISTINCT key_id FROM agent_template WHERE key_id IS NOT NULL')).rows).toEqual([{ key_id: keyId(key) }]);
  });
});

describe('a batch', () => {
  it('counts, and its days say what is gone', async () => {
    expect(await send(first, csv(sale('18', '1'), sale('19', '2')))).toMatchObject({ status: 202, body: { seq: 1, repeated: false } });
    await count();
    expect(await entries()).toEqual(['18 1.000', '19 2.000']);
    await send(first, csv(sale('19', '3')));
    await send(first, csv(), { days: ['2026-03-17'], rows: 0 });
    await count();
    expect(await entries()).toEqual(['19 3.000']);
    const before = await world.db.owner.query(`SELECT to_char(entry_date, 'DD') AS d, entries FROM flow_day ORDER BY 1`);
    expect(before.rows).toEqual([{ d: '17', entries: 0 }, { d: '18', entries: 0 }, { d: '19', entries: 1 }]);
    // the very bytes of the first batch again, as the third reading of the same days
    await send(first, csv(sale('18', '1'), sale('19', '2')));
    await count();
    expect(await entries()).toEqual(['18 1.000', '19 2.000']);
    expect((await world.db.owner.query(`SELECT count(*)::int AS n FROM agent_batch b JOIN raw_file f ON f.id = b.raw_file_id AND encode(f.sha256, 'hex') = b.envelope::jsonb ->> 'sha256'`)).rows).toEqual([{ n: 4 }]);
  });

  it('sent again is the same batch; a gap is named, and filled', async () => {
    const again = await send(first, csv(sale('20', '5')), { days: ['2026-03-20'] });
    expect(await post(first.keys, again.text, gzipSync(csv(sale('20', '5'))))).toMatchObject({ status: 202, body: { seq: 5, repeated: true } });
    const later = { ...first, seq: first.seq + 1 };
    expect(await send(later, csv())).toMatchObject({ status: 409, body: { code: 'flows.agent-gap', params: { expected: 6 } } });
    expect((await actions())[0]).toBe('gap');
    expect(await send(first, csv(), { days: ['2026-03-16'] })).toMatchObject({ status: 202 });
  });

  it('of rows outside its days, or of days to come, is kept and does not count', async () => {
    await send(first, csv(sale('01', '9')));
    await send(first, csv(), { days: ['2026-03-25'] });
    await count();
    const { rows } = await world.db.owner.query(`SELECT reason ->> 'code' AS code FROM raw_file_outcome WHERE state = 'rejected' ORDER BY raw_file_id`);
    expect(rows).toEqual([{ code: 'flows.agent-row-outside' }, { code: 'flows.agent-day-ahead' }]);
    expect(await entries()).toEqual(['18 1.000', '19 2.000', '20 5.000']);
  });

  it('that is not what was signed, a bomb, or for a feed of somebody else is refused, and nothing of it is kept', async () => {
    const content = csv(sale('20', '6'));
    const text = JSON.stringify(envelopeOf(first, content));
    const files = async (): Promise<unknown> => (await world.db.owner.query('SELECT count(*)::int AS n FROM raw_file')).rows;
    const before = await files();
    const bomb = gzipSync(Buffer.alloc(50 * 1024 ** 2));
    for (const packed of [gzipSync(`${content} `), Buffer.from('no gzip'), bomb]) expect(await post(first.keys, text, packed)).toMatchObject({ status: 422, body: { code: 'flows.agent-batch-broken' } });
    expect(await post(first.keys, text.replace('"rows":1', '"rows":2'), gzipSync(content), signText(first.keys.privateKey, 'batch', text))).toMatchObject({ status: 401, body: { code: 'flows.agent-unknown' } });
    expect(await post(newKeyPair(), text, gzipSync(content))).toMatchObject({ status: 401 });
    expect(await post(first.keys, 'nonsense', gzipSync(content))).toMatchObject({ status: 422, body: { code: 'flows.agent-malformed' } });
    expect(await post(first.keys, JSON.stringify({ ...envelopeOf(first, content), agentId: 987_654 }), gzipSync(content))).toMatchObject({ status: 401 });
    const other = await api.call('keeper', '/agents', { dealerId: 12, name: '乙', since: '2026-03-01', ownerId: null, templates: ['machine'] });
    const second = await enrolled(String(other.body['code']));
    expect(await send(second, content, { feedId: first.feedId })).toMatchObject({ status: 409, body: { code: 'flows.agent-feed-foreign' } });
    expect(await files()).toEqual(before);
  });
});

describe('trouble', () => {
  it('that the agent tells, and a clock that is wrong, are the feed’s trouble until they are over', async () => {
    const feed = async (): Promise<unknown> => (await world.db.owner.query(`SELECT last_state AS state, last_reason ->> 'code' AS code FROM feed WHERE id = $1`, [first.feedId])).rows[0];
    await hear(first, beatOf(first, { trouble: { code: 'table-missing', params: { name: 'rdrecord32' } } }));
    expect([await feed(), (await shown())['trouble']]).toMatchObject([{ state: 'failed', code: 'flows.agent-table-missing' }, { message: expect.stringContaining('rdrecord32') }]);
    await hear(first, beatOf(first, { clock: new Date(TODAY.getTime() + 600_000).toISOString() }));
    expect([await feed(), await shown()]).toMatchObject([{ state: 'failed', code: 'flows.agent-clock-wrong' }, { health: 'trouble', skewSeconds: 600, database: { writable: true } }]);
    await hear(first, beatOf(first));
    expect([await feed(), await shown()]).toMatchObject([{ state: 'ok', code: null }, { health: 'ok', trouble: null }]);
    expect((await actions()).slice(0, 2)).toEqual(['well', 'trouble']);
  });

  it('is silence as well, within the hour', async () => {
    await world.db.owner.query('UPDATE feed SET owner_id = 77');
    const told = async (minutes: number): Promise<unknown[]> => {
      await new TroubleWatch(world.db.uow, new Outbox(), new FixedClock(new Date(TODAY.getTime() + minutes * 60_000))).look(world.ctx);
      const { rows } = await world.db.owner.query(`DELETE FROM outbox WHERE name = 'flows.troubled' RETURNING payload ->> 'trouble' AS t, (payload ->> 'subjectId')::int AS id`);
      return rows.filter(({ id }: { id: number }) => id === first.feedId).map(({ t }: { t: string }) => t);
    };
    expect([await told(29), await told(31)]).toEqual([[], ['late']]);
  });

  it('comes of a copy: another machine, a number that was said before, another batch of one number', async () => {
    expect(await hear(first, beatOf(first, { number: 1 }))).toMatchObject({ status: 200 });
    expect((await shown())['alarm']).toBeNull();
    expect(await hear(first, beatOf(first, { number: 1, run: '00000000000000bb' }))).toMatchObject({ status: 409, body: { code: 'flows.agent-cloned' } });
    expect(await shown()).toMatchObject({ health: 'trouble', alarm: { code: 'flows.agent-cloned' } });
    expect((await actions()).filter((action) => action === 'clone')).toHaveLength(1);
    await world.db.owner.query('UPDATE agent SET alarm = NULL');
    expect(await hear(first, beatOf(first, { machine: 'd'.repeat(64) }))).toMatchObject({ status: 409 });
    await world.db.owner.query('UPDATE agent SET alarm = NULL');
    expect(await send({ ...first, seq: 0, previous: '' }, csv(sale('18', '7')))).toMatchObject({ status: 409, body: { code: 'flows.agent-cloned' } });
    expect((await shown())['alarm']).not.toBeNull();
    expect(await entries()).toEqual(['18 1.000', '19 2.000', '20 5.000']);
  });
});

describe('people', () => {
  it('see the agents of their dealers only, and nobody else finds out that there are others', async () => {
    expect((await api.call('own', '/agents')).body).toMatchObject({ items: [{ id: first.agentId }] });
    for (const url of ['', '/batches', '/events']) {
      expect(await api.call('own', `/agents/${first.agentId}${url}`)).toMatchObject({ status: 200 });
      for (const id of [first.agentId, 987_654]) expect(await api.call('rival', `/agents/${id}${url}`)).toMatchObject({ status: 404, body: { code: 'platform.not-found' } });
    }
    for (const [url, body] of [['/code', {}], ['/revoke', { reason: 'x' }]] as const) {
      expect(await api.call('own', `/agents/${first.agentId}${url}`, body)).toMatchObject({ status: 403 });
    }
    expect(await api.call('powerless', '/agents')).toMatchObject({ status: 403 });
    expect((await api.call('admin', '/agents?health=trouble&search=PC-1')).body).toMatchObject({ items: [{ id: first.agentId }] });
  });

  it('enrol it anew: the old key goes on until the code is used, then it is nobody’s', async () => {
    const { body } = await api.call('keeper', `/agents/${first.agentId}/code`, {});
    expect(await hear(first, beatOf(first))).toMatchObject({ status: 200 });
    const next = await enrolled(String(body['code']));
    expect(next.generation).toBe(2);
    expect(await hear(first, beatOf(first))).toMatchObject({ status: 401 });
    expect(await send(next, csv(sale('19', '4')))).toMatchObject({ status: 202, body: { seq: 1 } });
    expect(await shown()).toMatchObject({ alarm: null, generation: 2, lastSeq: 1 });
    first = next;
  });

  it('revoke it: its key opens nothing, what it brought stays, its feed rests', async () => {
    await count();
    const before = await entries();
    expect(await api.call('keeper', `/agents/${first.agentId}/revoke`, { reason: '电脑报废' })).toMatchObject({ status: 200, body: { status: 'revoked', health: 'revoked' } });
    expect(await hear(first, beatOf(first))).toMatchObject({ status: 401, body: { code: 'flows.agent-unknown' } });
    expect(await send(first, csv())).toMatchObject({ status: 401 });
    expect(await api.call('keeper', `/agents/${first.agentId}/code`, {})).toMatchObject({ status: 409, body: { code: 'flows.agent-revoked' } });
    expect(await entries()).toEqual(before);
    expect((await world.db.owner.query('SELECT status, status_reason FROM feed WHERE id = $1', [first.feedId])).rows).toEqual([{ status: 'paused', status_reason: '电脑报废' }]);
    expect((await world.db.owner.query(`SELECT action FROM audit_entry WHERE subject = 'agent' AND subject_id = $1 ORDER BY id`, [String(first.agentId)])).rows.map(({ action }: { action: string }) => action)).toEqual(['flows.create-agent', 'flows.code-agent', 'flows.revoke-agent']);
  });
});
