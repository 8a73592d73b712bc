import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import { type Fault, faultOf } from '@tributary/sheets';
import type { RawFile } from '../archive/raw-file';
import { fileFaults } from '../flows.faults';
import { FileRefused } from '../read/file-reader';
import type { ReadSummary } from '../read/read-job';
import { companyNames, isAlike } from './addressee';
import { AddresseeRepository } from './addressee.repository';

/** An arrival that seems to be of another dealer, or of another kind of this one. */
export class Misaddressed extends FileRefused {
  constructor(
    fault: Fault,
    readonly alikeDealerId: number,
  ) {
    super(fault);
  }
}

/** Stops what came for the wrong dealer or kind before it counts; a person who knows better has the last word. */
@Injectable()
export class AddresseeCheck {
  constructor(private readonly addressees: AddresseeRepository) {}

  /** @throws Misaddressed */
  async check(tx: TxCtx, file: RawFile, said: Pick<ReadSummary, 'days' | 'titles'>): Promise<void> {
    const doubt = await this.doubt(tx, file, said);
    if (doubt && !(await this.addressees.isConfirmed(tx, file.id))) throw doubt;
  }

  private async doubt(tx: TxCtx, file: RawFile, { days, titles }: Pick<ReadSummary, 'days' | 'titles'>): Promise<Misaddressed | undefined> {
    const alike = await this.addressees.mostAlike(tx, file, days);
    if (alike && isAlike(alike, days)) {
      const { rows, dealerId } = alike;
      return new Misaddressed(faultOf(dealerId === file.dealerId ? fileFaults.likeOtherKind({ rows }) : fileFaults.likeOtherDealer({ rows })), dealerId);
    }
    const names = companyNames([file.name, ...titles]);
    const named = names.length > 0 ? await this.addressees.namedInstead(tx, file.dealerId, names) : undefined;
    return named && new Misaddressed(faultOf(fileFaults.namesOtherDealer({ name: named.name })), named.dealerId);
  }
}
