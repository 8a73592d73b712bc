import { Injectable } from '@nestjs/common';
import { AuditTrail, type TxCtx } from '@tributary/platform';
import { identityErrors } from '../identity.errors';
import { AccessGrantRepository } from './access-grant.repository';
import { AccessGroupGuard } from './access-group-guard';
import type { AccessCodeResultDto, AccessGranteesDto, AccessGroupDto, AccessItemsDto } from './access-group.dto';
import { AccessGroupItemRepository } from './access-group-item.repository';
import { type Dimension, type ItemKind, KINDS_OF } from './dimension';

/** What a group names and to whom it is granted: whole lists of codes at once, with an answer for each. */
@Injectable()
export class AccessGroupMembers {
  constructor(
    private readonly items: AccessGroupItemRepository,
    private readonly grants: AccessGrantRepository,
    private readonly guard: AccessGroupGuard,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws platform.forbidden, platform.not-found, identity.group-of-everything, identity.group-of-other-kind */
  async addItems(tx: TxCtx, id: number, { kind, codes }: AccessItemsDto): Promise<AccessCodeResultDto[]> {
    await this.namingGroup(tx, id, kind);
    return this.recorded(tx, id, 'items-add', kind, await this.items.add(tx, id, kind, codes));
  }

  /** @throws as `addItems` */
  async removeItems(tx: TxCtx, id: number, { kind, codes }: AccessItemsDto): Promise<AccessCodeResultDto[]> {
    await this.namingGroup(tx, id, kind);
    return this.recorded(tx, id, 'items-remove', kind, await this.items.remove(tx, id, kind, codes));
  }

  /** @throws platform.forbidden, platform.not-found, identity.everything-to-dealer */
  async grant(tx: TxCtx, id: number, { kind, codes }: AccessGranteesDto): Promise<AccessCodeResultDto[]> {
    await this.guard.mayGrant(tx, await this.guard.locked(tx, id), kind, codes);
    return this.recorded(tx, id, 'grant', kind, await this.grants.add(tx, id, kind, codes));
  }

  /** @throws platform.forbidden, platform.not-found, identity.last-everything */
  async revoke(tx: TxCtx, id: number, { kind, codes }: AccessGranteesDto): Promise<AccessCodeResultDto[]> {
    const group = await this.guard.locked(tx, id);
    const results = await this.guard.keepingEverything(tx, group, () => this.grants.remove(tx, id, kind, codes));
    return this.recorded(tx, id, 'revoke', kind, results);
  }

  private async namingGroup(tx: TxCtx, id: number, kind: ItemKind): Promise<AccessGroupDto> {
    const group = await this.guard.locked(tx, id);
    if (group.all) throw identityErrors.groupOfEverything({ name: group.name });
    assertKind(group.dimension, kind);
    return group;
  }

  /** Tells the audit trail what has changed, by code and name; what was so already is no change. */
  private async recorded(tx: TxCtx, id: number, verb: string, kind: string, results: AccessCodeResultDto[]): Promise<AccessCodeResultDto[]> {
    const changed = results.filter(({ outcome }) => outcome === 'done').map(({ input, name }) => ({ code: input.trim(), name }));
    if (changed.length > 0) {
      await this.audit.record(tx, { action: `identity.group-${verb}`, subject: 'access_group', subjectId: id, detail: { kind, changed } });
    }
    return results;
  }
}

function assertKind(dimension: Dimension, kind: ItemKind): void {
  if (!KINDS_OF[dimension].includes(kind)) throw identityErrors.groupOfOtherKind({ kind });
}
