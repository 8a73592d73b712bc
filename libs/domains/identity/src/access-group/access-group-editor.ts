import { Injectable } from '@nestjs/common';
import { AuditTrail, type TxCtx } from '@tributary/platform';
import { identityErrors } from '../identity.errors';
import { AccessGroupGuard } from './access-group-guard';
import type { AccessGroupDto, CreateAccessGroupDto, RenameAccessGroupDto } from './access-group.dto';
import { AccessGroupRepository } from './access-group.repository';

/** Groups come, are renamed and go. What they show counts from the next request on. */
@Injectable()
export class AccessGroupEditor {
  constructor(
    private readonly groups: AccessGroupRepository,
    private readonly guard: AccessGroupGuard,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws platform.forbidden, identity.group-code-taken */
  async create(tx: TxCtx, wanted: CreateAccessGroupDto): Promise<AccessGroupDto> {
    this.guard.mayMaintain(tx);
    const group = { ...wanted, code: wanted.code.normalize('NFKC'), name: wanted.name.trim(), nameEn: wanted.nameEn?.trim() ?? '' };
    const id = await this.groups.insert(tx, group);
    if (id === undefined) throw identityErrors.groupCodeTaken({ code: group.code });
    await this.record(tx, 'create', id, { after: group });
    return this.guard.locked(tx, id);
  }

  /** @throws platform.forbidden, platform.not-found */
  async rename(tx: TxCtx, id: number, { name, nameEn = '' }: RenameAccessGroupDto): Promise<AccessGroupDto> {
    const before = await this.guard.locked(tx, id);
    await this.groups.rename(tx, id, { name: name.trim(), nameEn: nameEn.trim() });
    const after = await this.guard.locked(tx, id);
    await this.record(tx, 'rename', id, { before: namesOf(before), after: namesOf(after) });
    return after;
  }

  /**
   * `confirmed`: also where it is granted.
   * @throws platform.forbidden, platform.not-found, identity.group-granted, identity.last-everything
   */
  async delete(tx: TxCtx, id: number, confirmed: boolean): Promise<void> {
    const group = await this.guard.locked(tx, id);
    if (group.grantCount > 0 && !confirmed) throw identityErrors.groupGranted({ name: group.name, count: group.grantCount });
    await this.guard.keepingEverything(tx, group, () => this.groups.delete(tx, id));
    const { dimension, code, name, memberCount, grantCount } = group;
    await this.record(tx, 'delete', id, { before: { dimension, code, name, memberCount, grantCount } });
  }

  private record(tx: TxCtx, verb: string, subjectId: number, detail: Record<string, unknown>): Promise<void> {
    return this.audit.record(tx, { action: `identity.group-${verb}`, subject: 'access_group', subjectId, detail });
  }
}

function namesOf({ name, nameEn }: AccessGroupDto): object {
  return { name, nameEn };
}
