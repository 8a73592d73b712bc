import { Injectable } from '@nestjs/common';
import { actorName, AuditTrail, Clock, type TxCtx } from '@tributary/platform';
import type { RawFile } from '../archive/raw-file';
import { AddresseeRepository } from './addressee.repository';

/** Writes down who said whose an arrival is. */
@Injectable()
export class AddresseeRecord {
  constructor(
    private readonly addressees: AddresseeRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** False when nobody doubted it, or somebody else has said so. */
  async confirm(tx: TxCtx, { id, name, dealerId }: RawFile): Promise<boolean> {
    if (!(await this.addressees.confirm(tx, id, actorName(tx), this.clock.now()))) return false;
    await this.audit.record(tx, { action: 'flows.confirm-addressee', subject: 'raw_file', subjectId: id, detail: { name, dealerId } });
    return true;
  }
}
