import { Injectable } from '@nestjs/common';
import type { Locale } from '@tributary/kernel';
import { AuditTrail, sql, type TxCtx, userOf } from '@tributary/platform';

/** What a person sets for the own account. */
@Injectable()
export class Preferences {
  constructor(private readonly audit: AuditTrail) {}

  async update(tx: TxCtx, locale: Locale): Promise<void> {
    const { userId } = userOf(tx);
    await sql(tx, 'UPDATE app_user SET locale = $2 WHERE id = $1', [userId, locale]);
    await this.audit.record(tx, { action: 'identity.preferences', subject: 'user', subjectId: userId, detail: { locale } });
  }
}
