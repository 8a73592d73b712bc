import { Injectable } from '@nestjs/common';
import { addDays, isLocalDate, shanghaiMidnight, shanghaiToday } from '@tributary/kernel';
import { actorName, AuditTrail, Clock, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { identityErrors } from '../identity.errors';
import { isNetwork, KEY_PERMISSIONS, newSecret } from './api-key';
import type { CreateApiKeyDto } from './api-key.dto';
import { ApiKeyRepository, type ApiKeyRow } from './api-key.repository';

/** Keys of dealers' own systems: made, shown once, and ended. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly keys: ApiKeyRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the secret, for the only time.
   * @throws platform.not-found for a dealer outside the scope, identity.key-dealer-missing, identity.key-network, identity.key-expired
   */
  async create(tx: TxCtx, { name, dealerId, expiresOn, networks }: CreateApiKeyDto): Promise<{ readonly key: ApiKeyRow; readonly secret: string }> {
    const owner = ownerOf(tx, dealerId);
    if (!(await this.keys.reaches(tx, owner))) throw platformErrors.notFound();
    const wrong = networks.find((network) => !isNetwork(network));
    if (wrong !== undefined) throw identityErrors.keyNetwork({ network: wrong.slice(0, 60) });
    if (expiresOn && (!isLocalDate(expiresOn) || expiresOn < shanghaiToday(this.clock.now()))) throw identityErrors.keyExpired();
    const { secret, hint, hash } = newSecret();
    // it holds until the end of its last day
    const expiresAt = expiresOn ? shanghaiMidnight(addDays(expiresOn, 1)) : null;
    const id = await this.keys.insert(tx, { dealerId: owner, name: name.trim(), hint, hash, permissions: KEY_PERMISSIONS, networks, expiresAt, createdBy: actorName(tx) });
    await this.audit.record(tx, { action: 'identity.api-key-create', subject: 'api_key', subjectId: id, detail: { name: name.trim(), dealerId: owner, networks, expiresOn: expiresOn ?? null } });
    return { key: await this.find(tx, id), secret };
  }

  /** Ends it at once. Asked again it is the same. @throws platform.not-found */
  async revoke(tx: TxCtx, id: number): Promise<ApiKeyRow> {
    const { state, name } = await this.find(tx, id);
    if (state !== 'revoked') {
      await this.keys.revoke(tx, id, actorName(tx));
      await this.audit.record(tx, { action: 'identity.api-key-revoke', subject: 'api_key', subjectId: id, detail: { name } });
    }
    return this.find(tx, id);
  }

  private async find(tx: TxCtx, id: number): Promise<ApiKeyRow> {
    const key = await this.keys.find(tx, id);
    if (!key) throw platformErrors.notFound();
    return key;
  }
}

/** A dealer's people make keys of their own dealer, whatever they name; head office says of which. */
function ownerOf(tx: TxCtx, dealerId: number | undefined): number {
  const { organisationKind, organisationId } = userOf(tx);
  if (organisationKind === 'dealer') {
    if (dealerId !== undefined && dealerId !== organisationId) throw platformErrors.notFound();
    return organisationId;
  }
  if (dealerId === undefined) throw identityErrors.keyDealerMissing();
  return dealerId;
}
