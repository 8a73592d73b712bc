import { accessGroupsOf } from '../company/access';
import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';

/** The permission groups of C2 and to whom they are granted. */
export const accessStep: SeedStep = {
  name: 'permission groups',
  async run({ client, company }) {
    const groups = accessGroupsOf(company);
    await copyRows(
      client,
      'access_group',
      ['id', 'dimension', 'code', 'name', 'name_en', 'everything'],
      groups.map((group) => [group.id, group.dimension, group.code, group.name, group.nameEn, group.items === 'everything']),
    );
    const items = groups.flatMap(({ id, items: own }) => (own === 'everything' ? [] : own.map(([kind, item]): CopyRow => [id, kind, item])));
    await copyRows(client, 'access_group_item', ['group_id', 'kind', 'item_id'], items);
    const grants = groups.flatMap(({ id, users = [], organisations = [], tiers = [] }): CopyRow[] => [
      ...users.map((user) => [id, user, null, null]),
      ...organisations.map((organisation) => [id, null, organisation, null]),
      ...tiers.map((tier) => [id, null, null, tier]),
    ]);
    const granted = await copyRows(client, 'access_grant', ['group_id', 'user_id', 'organisation_id', 'tier'], grants);
    await advanceSequences(client, 'access_group');
    return groups.length + items.length + granted;
  },
};
