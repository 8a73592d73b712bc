import { Injectable } from '@nestjs/common';
import { platformErrors, type TxCtx } from '@tributary/platform';
import { identityErrors } from '../identity.errors';
import { ADMINISTRATOR } from '../role/role';
import type { AccessGroupDto } from './access-group.dto';
import { AccessGroupRepository } from './access-group.repository';
import { AccessGrantRepository } from './access-grant.repository';
import type { GranteeKind } from './dimension';

/** Keeps whoever maintains groups within what they may, and from locking everybody out. */
@Injectable()
export class AccessGroupGuard {
  constructor(
    private readonly groups: AccessGroupRepository,
    private readonly grants: AccessGrantRepository,
  ) {}

  /** Groups speak of every dealer: only who sees every dealer changes them. @throws platform.forbidden */
  mayMaintain(tx: TxCtx): void {
    if (!tx.scope.dealers.all) throw platformErrors.forbidden();
  }

  /** The group, locked. @throws platform.forbidden, platform.not-found */
  async locked(tx: TxCtx, id: number): Promise<AccessGroupDto> {
    this.mayMaintain(tx);
    const group = await this.groups.lock(tx, id);
    if (!group) throw platformErrors.notFound();
    return group;
  }

  /**
   * Everything of a dimension is for head office: to a dealer it would show all others' business. The catalogue is no
   * secret between dealers. @throws identity.everything-to-dealer
   */
  async mayGrant(tx: TxCtx, { all, dimension }: AccessGroupDto, kind: GranteeKind, codes: readonly string[]): Promise<void> {
    if (!all || dimension === 'catalogue') return;
    const [dealers] = kind === 'user' ? await this.grants.dealersAccounts(tx, codes) : [{ account: codes[0] ?? '' }];
    if (dealers) throw identityErrors.everythingToDealer({ name: dealers.account });
  }

  /**
   * Runs a change that takes a group away; afterwards some administrator still has everything of its dimension.
   * @throws identity.last-everything
   */
  async keepingEverything<T>(tx: TxCtx, { all, dimension }: AccessGroupDto, change: () => Promise<T>): Promise<T> {
    if (!all) return change();
    await this.groups.lockEverything(tx);
    const before = await this.groups.somebodyHasEverything(tx, dimension, ADMINISTRATOR);
    const result = await change();
    if (before && !(await this.groups.somebodyHasEverything(tx, dimension, ADMINISTRATOR))) throw identityErrors.lastEverything();
    return result;
  }
}
