import { type BatchEnvelope, readEnvelope } from './envelope';
import { type Heartbeat, readHeartbeat } from './heartbeat';
import { isSignedBy, keyPairOf, newKeyPair, signText } from './keys';
import { learnServerKeys, signServerKeys } from './server-keys';
import { openTemplate, type Template } from './template';

const HASH = 'a'.repeat(64);
const envelope: BatchEnvelope = {
  format: 1, agentId: 3, generation: 1, feedId: 7, seq: 1, previous: '', template: { code: 't', version: 1 }, days: ['2026-03-01', '2026-03-02'], rows: 2, bytes: 10, sha256: HASH, takenAt: '2026-03-02T01:02:03.456Z', machine: HASH,
};
const beat: Heartbeat = {
  format: 1, agentId: 3, generation: 1, number: 1, run: '0123456789abcdef', clock: '2026-03-02T01:02:03.456Z', machine: HASH, version: '1.0.0', host: '财务', database: { kind: 'mysql', reachable: true, writable: false },
  sealedSeq: 2, confirmedSeq: 1, readings: [{ feedId: 7, through: '2026-03-02', readAt: '2026-03-02T01:02:03.456Z', version: 1 }], trouble: { code: 'table-missing', params: { name: 'x' } },
};
const template: Template = {
  format: 1, code: 't', version: 2, name: 'T', kind: 'sale', databases: ['mysql'], mode: 'days', select: 'SELECT * FROM t WHERE d >= :from AND d < :to', changes: null, columns: { date: 'd', quantity: 'q', productCode: 'p' }, rereadDays: 7,
};

describe('documents', () => {
  it('are read as they were written', () => {
    expect(readEnvelope(JSON.stringify(envelope))).toEqual(envelope);
    expect(readHeartbeat(JSON.stringify(beat))).toEqual(beat);
  });

  it.each<[string, object]>([
    ['days out of order', { days: ['2026-03-02', '2026-03-01'] }], ['no days', { days: [] }], ['a day that does not exist', { days: ['2026-02-30'] }], ['a day twice', { days: ['2026-03-01', '2026-03-01'] }],
    ['no number', { seq: 0 }], ['half a number', { rows: 0.5 }], ['a text for a number', { agentId: '3' }], ['a bomb', { bytes: 1e12 }], ['a hash that is none', { sha256: 'A' }], ['another format', { format: 2 }],
  ])('with %s are refused', (_, change) => expect(() => readEnvelope(JSON.stringify({ ...envelope, ...change }))).toThrow());

  it('with troubles that nobody knows, or endless ones, do no harm', () => {
    expect(() => readHeartbeat(JSON.stringify({ ...beat, trouble: { code: 'x', params: {} } }))).toThrow(/code/);
    expect(readHeartbeat(JSON.stringify({ ...beat, trouble: { code: 'query-failed', params: { detail: 'x'.repeat(999) } } })).trouble?.params['detail']).toHaveLength(200);
    expect(() => readHeartbeat('x'.repeat(30_000))).toThrow(/long/);
  });
});

describe('signatures', () => {
  const [own, other] = [newKeyPair(), newKeyPair()];

  it('hold for one text, one purpose and one key', () => {
    const signature = signText(own.privateKey, 'batch', 'text');
    expect(isSignedBy(own.publicKey, 'batch', 'text', signature)).toBe(true);
    for (const [key, purpose, text, by] of [[other.publicKey, 'batch', 'text', signature], [own.publicKey, 'heartbeat', 'text', signature], [own.publicKey, 'batch', 'text ', signature], [own.publicKey, 'batch', 'text', 'x'], ['x', 'batch', 'text', signature]] as const) {
      expect(isSignedBy(key, purpose, text, by)).toBe(false);
    }
  });

  it('come from the same key again', () => expect(keyPairOf(Buffer.from(own.privateKey, 'base64url'))).toEqual(own));

  it('let nobody but the server write templates', () => {
    const text = JSON.stringify(template);
    const signature = signText(own.privateKey, 'template', text);
    expect(openTemplate({ text, signature }, [other.publicKey, own.publicKey])).toEqual(template);
    expect(() => openTemplate({ text: text.replace(':from', ':to'), signature }, [own.publicKey])).toThrow(/not signed/);
    const worse = JSON.stringify({ ...template, select: 'DELETE FROM t' });
    expect(() => openTemplate({ text: worse, signature: signText(own.privateKey, 'template', worse) }, [own.publicKey])).toThrow(/begin/);
  });

  it('hand trust on from an old key of the server to a new one, and to no stranger', () => {
    const stranger = newKeyPair();
    expect(learnServerKeys(signServerKeys([other, own]), [own.publicKey])).toEqual([other.publicKey, own.publicKey]);
    expect(() => learnServerKeys(signServerKeys([stranger]), [own.publicKey])).toThrow(/known/);
    const { text, signatures } = signServerKeys([own]);
    expect(() => learnServerKeys({ text: text.replace(own.publicKey, stranger.publicKey), signatures }, [own.publicKey])).toThrow(/known/);
  });
});
