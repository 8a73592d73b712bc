import { Injectable } from '@nestjs/common';
import { AuditTrail, isMailAddress, sql, sqlOne, type TxCtx, userOf } from '@tributary/platform';
import { identityErrors } from '../identity.errors';

/** Where mail reaches the caller. */
@Injectable()
export class OwnMailAddress {
  constructor(private readonly audit: AuditTrail) {}

  async read(tx: TxCtx): Promise<string> {
    return (await sqlOne<{ email: string }>(tx, 'SELECT email FROM app_user WHERE id = $1', [userOf(tx).userId]))?.email ?? '';
  }

  /** An empty one ends mail altogether. @throws identity.mail-address-invalid */
  async change(tx: TxCtx, email: string): Promise<void> {
    assertMailAddress(email);
    const { userId } = userOf(tx);
    await sql(tx, 'UPDATE app_user SET email = $2 WHERE id = $1', [userId, email]);
    await this.audit.record(tx, { action: 'identity.mail-address', subject: 'user', subjectId: userId, detail: { email } });
  }
}

/** @throws identity.mail-address-invalid unless mail can be addressed to it, or it is empty */
export function assertMailAddress(email: string): void {
  if (email !== '' && !isMailAddress(email)) throw identityErrors.mailAddressInvalid({ email });
}
