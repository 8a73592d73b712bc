import { Injectable } from '@nestjs/common';
import { platformErrors, type TxCtx, type UserActor, userOf } from '@tributary/platform';
import type { Told } from '../notice/notice';
import { NOTICES, noticeText } from '../notice/notices';
import { defaultChannels, type KindPreference, PreferenceRepository } from './preference.repository';

export interface NamedPreference extends KindPreference {
  readonly name: string;
}

/** How the caller wants to be told of what can concern the caller at all. */
@Injectable()
export class NotificationPreferences {
  constructor(private readonly repository: PreferenceRepository) {}

  async list(tx: TxCtx): Promise<NamedPreference[]> {
    const said = await this.repository.own(tx);
    return kindsFor(userOf(tx)).map((kind) => ({ kind, name: noticeText(kind, tx.locale), ...(said.get(kind) ?? defaultChannels(kind)) }));
  }

  /** @throws platform.invalid for a kind that this person is never told */
  async change(tx: TxCtx, changes: readonly KindPreference[]): Promise<void> {
    const kinds = new Set(kindsFor(userOf(tx)));
    if (changes.some(({ kind }) => !kinds.has(kind))) throw platformErrors.invalid();
    await this.repository.setOwn(tx, changes);
  }
}

/** Head office only sells, the second tier only buys, the first tier does both. */
function kindsFor({ organisationKind, tier }: UserActor): string[] {
  const never: Told | undefined = organisationKind === 'head_office' ? 'buyer' : tier === 2 ? 'seller' : undefined;
  return [...NOTICES].filter(([, { tell }]) => tell !== never).map(([kind]) => kind);
}
