import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { type BatchEnvelope, MOST_PACKED, readEnvelope, sha256Hex } from '@tributary/agent-wire';
import { DomainError } from '@tributary/kernel';
import { systemCtx, type TxCtx, UnitOfWork } from '@tributary/platform';
import type { RawObject } from '../archive/object-store';
import { RawArchive } from '../archive/raw-archive';
import { AgentArrivals } from './agent-arrivals';
import { readAs, type SignedText } from './agent-door';
import { agentErrors } from './agent.faults';
import { AgentGate, type IncomingBatch, type Passed } from './agent-gate';
import { AgentRepository } from './agent.repository';

const unzip = promisify(gunzip);

/** `repeated`: it was there already. */
export interface ReceivedBatch {
  readonly seq: number;
  readonly repeated: boolean;
}

/** Takes batches: each once, in their order, as they were signed. */
@Injectable()
export class AgentIntake {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: AgentGate,
    private readonly archive: RawArchive,
    private readonly arrivals: AgentArrivals,
    private readonly agents: AgentRepository,
  ) {}

  /** The same batch again gives the same answer. @throws flows.agent-unknown, flows.agent-malformed, flows.agent-gap, flows.agent-cloned, flows.agent-feed-foreign, flows.agent-batch-broken */
  async receive(signed: SignedText, packed: Buffer): Promise<ReceivedBatch> {
    const envelope = readAs(readEnvelope, signed.text);
    const batch = { envelope, signed, hash: sha256Hex(signed.text) };
    // before anything is unpacked or stored it must be known who sends it
    const first = await this.inTransaction((tx) => this.gate.judge(tx, batch));
    if (first === 'repeated') return { seq: envelope.seq, repeated: true };
    const content = await contentOf(envelope, packed);
    const object = await this.archive.storeBytes(nameOf(envelope), content);
    const passed = await this.inTransaction((tx) => this.take(tx, batch, object));
    return { seq: envelope.seq, repeated: passed === 'repeated' };
  }

  private async take(tx: TxCtx, batch: IncomingBatch, object: RawObject): Promise<Passed | DomainError> {
    const passed = await this.gate.judge(tx, batch);
    if (passed instanceof DomainError || passed === 'repeated') return passed;
    const { envelope, signed: { text, signature }, hash } = batch;
    const { dealerId, publicKey, at } = passed;
    const rawFileId = await this.arrivals.add(tx, { id: envelope.feedId, dealerId }, { ...object, name: nameOf(envelope) });
    await this.agents.addBatch(tx, { envelope, text, hash, signature, publicKey, rawFileId, dealerId, at });
    return passed;
  }

  /** A refusal that was noted on the way is thrown when the note is stored. */
  private async inTransaction(work: (tx: TxCtx) => Promise<Passed | DomainError>): Promise<Passed> {
    const result = await this.uow.write(systemCtx('agent'), work);
    if (result instanceof DomainError) throw result;
    return result;
  }
}

const nameOf = ({ agentId, generation, seq }: BatchEnvelope): string => `agent-${agentId}-${generation}-${seq}.csv`;

/** The rows, if they are what the envelope says; a bomb stops at the size that it says. @throws flows.agent-batch-broken */
async function contentOf({ bytes, sha256 }: BatchEnvelope, packed: Buffer): Promise<Buffer> {
  if (packed.length > MOST_PACKED) throw agentErrors.agentBatchBroken();
  const content = await unzip(packed, { maxOutputLength: bytes }).catch(() => undefined);
  if (content?.length !== bytes || sha256Hex(content) !== sha256) throw agentErrors.agentBatchBroken();
  return content;
}
