import type { DomainError } from '@tributary/kernel';
import { identityErrors } from '../identity.errors';
import type { Role } from '../role/role';

/** Whom the roles are for, and who grants them. */
export interface RoleGrant {
  readonly organisationKind: Role['organisationKind'];
  readonly grantor: ReadonlySet<string>;
}

/** Why somebody cannot be given, or keep, these roles at the hands of the grantor; undefined when nothing speaks against it. */
export function roleFault(codes: readonly string[], known: readonly Role[], { organisationKind, grantor }: RoleGrant): DomainError | undefined {
  for (const code of codes) {
    const role = known.find((candidate) => candidate.code === code);
    if (!role) return identityErrors.roleUnknown({ role: code });
    if (role.organisationKind !== organisationKind) return identityErrors.roleOfOtherKind({ role: code });
    if (role.permissions.some((permission) => !grantor.has(permission))) return identityErrors.roleBeyondOwn({ role: code });
  }
  return undefined;
}
