import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import { identityErrors } from '../identity.errors';
import { ADMINISTRATOR } from '../role/role';
import { RoleRepository } from '../role/role.repository';
import { roleFault } from './user-roles';
import type { UpdateUserDto } from './user.dto';
import { UserRepository, type UserRow } from './user.repository';

/** Keeps administrators from locking themselves out and from handing out rights that they do not have. */
@Injectable()
export class UserGuard {
  constructor(
    private readonly users: UserRepository,
    private readonly roles: RoleRepository,
  ) {}

  /** @throws identity.role-unknown, identity.role-of-other-kind, identity.role-beyond-own */
  async mayGrant(tx: TxCtx, codes: readonly string[], organisationKind: 'head_office' | 'dealer'): Promise<void> {
    const fault = roleFault(codes, await this.roles.list(tx), { organisationKind, grantor: tx.permissions });
    if (fault) throw fault;
  }

  /** @throws identity.own-account, identity.last-administrator and those of `mayGrant` */
  async mayChange(tx: TxCtx, user: UserRow, { roles, status }: UpdateUserDto): Promise<void> {
    if (user.id === tx.scope.user && (roles || status === 'disabled')) throw identityErrors.ownAccount();
    if (roles) await this.mayGrant(tx, roles, user.organisation.kind);
    const leaves = status === 'disabled' || (roles !== undefined && !roles.includes(ADMINISTRATOR));
    const isLast = leaves && user.roles.includes(ADMINISTRATOR) && !(await this.users.hasOther(tx, ADMINISTRATOR, user.id));
    if (isLast) throw identityErrors.lastAdministrator();
  }
}
