import { ScopeResolver } from '@tributary/identity';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, sqlOne, type TxCtx, type UserActor } from '@tributary/platform';
import { Injectable } from '@nestjs/common';

/** Puts the story's people to work with their own rights, as if they had signed in. */
@Injectable()
export class StoryPeople {
  constructor(
    private readonly scopes: ScopeResolver,
    private readonly clock: Clock,
  ) {}

  /** The context of an account within the transaction of `tx`. */
  async signIn(tx: TxCtx, account: string): Promise<TxCtx & { readonly actor: UserActor }> {
    const user = await sqlOne<Omit<UserActor, 'kind'> & { permissions: string[] }>(tx, USER, [account]);
    if (!user) throw new Error(`The company has no account ${account}.`);
    const { permissions, ...person } = user;
    const scope = await this.scopes.resolve(tx, person, shanghaiToday(this.clock.now()));
    return { ...tx, actor: { kind: 'user', ...person }, scope, permissions: new Set(permissions) };
  }

  /** The context of somebody of head office who orders for the dealer of `account`, for some minutes. */
  async act(tx: TxCtx, account: string, { account: by, reason }: { readonly account: string; readonly reason: string }): Promise<TxCtx> {
    const [dealer, representative] = [await this.signIn(tx, account), (await this.signIn(tx, by)).actor];
    const { organisationId } = dealer.actor;
    const [start, end] = [this.clock.now(), new Date(this.clock.now().getTime() + ACTING_MS)];
    const record = await sqlOne<{ id: number; name: string }>(tx, RECORD, [organisationId, representative.userId, representative.name, reason, start, end]);
    if (!record) throw new Error(`There is no dealer behind ${account}.`);
    const onBehalfOf = { organisationId, name: record.name, mode: 'order', actingRecordId: record.id } as const;
    const { userId, name } = representative;
    return { ...dealer, actor: { ...dealer.actor, userId, name, onBehalfOf }, scope: { ...dealer.scope, user: userId } };
  }
}

const ACTING_MS = 9 * 60_000;

const RECORD = `
  INSERT INTO acting_record (organisation_id, organisation_name, user_id, user_name, mode, reason, started_at, ended_at, end_cause)
  SELECT o.id, o.name, $2, $3, 'order', $4, $5, $6, 'ended' FROM organisation o WHERE o.id = $1 RETURNING id, organisation_name AS name`;

const USER = `
  SELECT u.id AS "userId", u.name, o.id AS "organisationId", o.kind AS "organisationKind", d.tier,
    ARRAY(SELECT DISTINCT unnest(r.permissions) FROM user_role ur JOIN role r ON r.id = ur.role_id WHERE ur.user_id = u.id) AS permissions
  FROM app_user u JOIN organisation o ON o.id = u.organisation_id LEFT JOIN dealer d ON d.id = o.id WHERE u.account = $1`;
