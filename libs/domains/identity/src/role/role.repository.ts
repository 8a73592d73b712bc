import { Injectable } from '@nestjs/common';
import { sql, type TxCtx } from '@tributary/platform';
import type { Role } from './role';

@Injectable()
export class RoleRepository {
  list(tx: TxCtx): Promise<Role[]> {
    return sql(tx, `SELECT code, name, name_en AS "nameEn", organisation_kind AS "organisationKind", permissions FROM role ORDER BY id`);
  }
}
