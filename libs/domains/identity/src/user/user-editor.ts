import { Injectable } from '@nestjs/common';
import { AuditTrail, Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { identityErrors } from '../identity.errors';
import { assertMailAddress } from '../mail-address/mail-address';
import { SessionRepository } from '../session/session.repository';
import { UserGuard } from './user-guard';
import type { CreateUserDto, UpdateUserDto } from './user.dto';
import { UserRepository, type UserRow } from './user.repository';

/** What administrators do to accounts. Nobody manages an account that has rights beyond the own ones. */
@Injectable()
export class UserEditor {
  constructor(
    private readonly users: UserRepository,
    private readonly guard: UserGuard,
    private readonly sessions: SessionRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.not-found for an organisation outside the scope, identity.account-taken, identity.role-… */
  async create(tx: TxCtx, { account, name, organisationId, roles, locale = 'zh-CN', email = '' }: CreateUserDto, passwordHash: string): Promise<UserRow> {
    assertMailAddress(email);
    const kind = await this.users.organisationKind(tx, organisationId);
    if (!kind) throw platformErrors.notFound();
    await this.guard.mayGrant(tx, roles, kind);
    const id = await this.users.insert(tx, { account: account.normalize('NFKC'), name, organisationId, locale, email, passwordHash });
    if (id === undefined) throw identityErrors.accountTaken({ account });
    await this.users.setRoles(tx, id, roles);
    await this.record(tx, 'identity.user-create', id, { account, organisationId, roles });
    return this.managed(tx, id);
  }

  async update(tx: TxCtx, id: number, changes: UpdateUserDto): Promise<UserRow> {
    const user = await this.managed(tx, id);
    await this.guard.mayChange(tx, user, changes);
    const { name, roles, status, email } = changes;
    if (name !== undefined) await this.users.rename(tx, id, name);
    if (email !== undefined) await this.setEmail(tx, id, email);
    if (roles !== undefined) await this.users.setRoles(tx, id, roles);
    if (status !== undefined) await this.users.setStatus(tx, id, status);
    if (status === 'disabled') await this.sessions.revokeAll(tx, id, this.clock.now());
    const before = { name: user.name, email: user.email, roles: user.roles, status: user.status };
    await this.record(tx, 'identity.user-update', id, { before, after: { ...changes } });
    return this.managed(tx, id);
  }

  private async setEmail(tx: TxCtx, id: number, email: string): Promise<void> {
    assertMailAddress(email);
    await this.users.setEmail(tx, id, email);
  }

  /** Whoever is signed in as that user is signed out. */
  async resetPassword(tx: TxCtx, id: number, passwordHash: string): Promise<void> {
    await this.managed(tx, id);
    await this.users.setTemporaryPassword(tx, id, passwordHash);
    const endedSessions = await this.sessions.revokeAll(tx, id, this.clock.now());
    await this.record(tx, 'identity.password-reset', id, { endedSessions });
  }

  async revokeSessions(tx: TxCtx, id: number): Promise<void> {
    await this.managed(tx, id);
    const endedSessions = await this.sessions.revokeAll(tx, id, this.clock.now());
    await this.record(tx, 'identity.sessions-revoke', id, { endedSessions });
  }

  /** The user, locked. @throws platform.not-found, identity.role-beyond-own */
  private async managed(tx: TxCtx, id: number): Promise<UserRow> {
    await this.users.lock(tx, id);
    const user = await this.users.find(tx, id, this.clock.now());
    if (!user) throw platformErrors.notFound();
    await this.guard.mayGrant(tx, user.roles, user.organisation.kind);
    return user;
  }

  private record(tx: TxCtx, action: string, subjectId: number, detail: Record<string, unknown>): Promise<void> {
    return this.audit.record(tx, { action, subject: 'user', subjectId, detail });
  }
}
