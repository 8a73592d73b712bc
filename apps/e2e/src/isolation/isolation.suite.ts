import { Http } from '../harness/http';
import { startWorld, type World } from '../harness/world';
import { addUser, firstId, lookingAs } from './actors';
import { probe, type Probe, withoutTrace } from './probe';
import { type Route, routes } from './routes';
import { type Victims, victimsOf } from './victims';

/** Change the caller's own session: they have tests of their own, and would end the run of this one. */
const OWN_SESSION = ['signIn', 'signOut', 'changePassword', 'endActing'];

/** Refusals other than "not there", each the same for a foreign row and an absent one. */
const OTHER_REFUSALS: Readonly<Record<string, number>> = {
  // the caller's basket with a seller: none with a foreign one, as with an absent one
  submitBasket: 409,
  // lines that do not wait for goods, foreign and absent ones alike
  allocateGoods: 409,
  // a dealer that the caller does not supply, foreign and absent ones alike
  createPriceList: 422,
  // head office's alone, whatever it names
  setTransitTime: 403,
};

/** Each call makes another row of the caller's own and names nobody's: there are no two answers to compare. */
const OWN_ROWS = ['deliverFlow'];

const all = routes().filter((route) => !OWN_SESSION.includes(route.id));
const closed = all.filter((route) => !route.isPublic);

/** The actors who try: each with every permission there is, so that only the scope stands between. */
const STRANGERS = ['a foreign first-tier dealer', 'a sibling second-tier dealer'] as const;

/** Every route of the contract, called by everyone who must not get through. `env` is added to the API's environment. */
export function describeIsolation(title: string, env: Readonly<Record<string, string>>): void {
  describe(title, () => {
    let world: World;
    let powerless: Http;
    let revoked: Http;
    let viewer: Http;
    const strangers = new Map<string, { http: Http; victims: Victims }>();

    beforeAll(async () => {
      world = await startWorld({ env });
      powerless = await addUser(world, 'probe-powerless', await firstId(world, `SELECT organisation_id AS id FROM app_user WHERE account = 'buyer1'`), []);
      revoked = await addUser(world, 'probe-revoked', await firstId(world, `SELECT organisation_id AS id FROM app_user WHERE account = 'buyer1'`), ['administrator']);
      await world.signIn('buyer1');
      await world.owner.query(`UPDATE session SET revoked_at = now() WHERE user_id = (SELECT id FROM app_user WHERE account = 'probe-revoked')`);
      viewer = await lookingAs(world, 'buyer1');
      await world.owner.query(RETURNS);
      await world.owner.query(FLOW_WORK);
      for (const who of STRANGERS) {
        const organisation = await firstId(world, who === STRANGERS[0] ? FOREIGN_FIRST_TIER : SIBLING_SECOND_TIER);
        const http = await addUser(world, `probe-${organisation}`, organisation, ['administrator', 'dealer-clerk']);
        strangers.set(who, { http, victims: await victimsOf(world.owner, organisation) });
      }
    });
    afterAll(() => world?.stop());

    const run = (who: string, route: Route): Promise<Probe> => {
      const stranger = strangers.get(who);
      if (!stranger) throw new Error(`no actor ${who}`);
      return probe(stranger.http, route, stranger.victims);
    };

    it('covers the contract', () => {
      expect(closed.length).toBeGreaterThan(40);
    });

    it.each(closed.map((route) => [route.id, route] as const))('%s: nobody and a revoked session stay outside', async (_, route) => {
      const victims = [...strangers.values()][0]?.victims as Victims;
      for (const http of [Http.anonymous(world.url), revoked]) {
        const { foreign, absent } = await probe(http, route, victims);
        expect([foreign.status, absent.status]).toEqual([401, 401]);
        if (!OWN_ROWS.includes(route.id)) expect(withoutTrace(foreign)).toBe(withoutTrace(absent));
      }
    });

    it.each(closed.filter((route) => route.permissions.length > 0).map((route) => [route.id, route] as const))(
      '%s: a colleague without the permission is refused, whatever the id',
      async (_, route) => {
        const { foreign, absent } = await probe(powerless, route, [...strangers.values()][0]?.victims as Victims);
        expect([foreign.status, absent.status]).toEqual([403, 403]);
        if (!OWN_ROWS.includes(route.id)) expect(withoutTrace(foreign)).toBe(withoutTrace(absent));
      },
    );

    it.each(closed.filter((route) => route.permissions.length > 0 && route.method !== 'GET' && route.id !== 'startActing').map((route) => [route.id, route] as const))(
      '%s: a representative who only looks at what the dealer sees is refused, whatever the id',
      async (_, route) => {
        const { foreign, absent } = await probe(viewer, route, [...strangers.values()][0]?.victims as Victims);
        expect([foreign.json<{ code: string }>().code, absent.json<{ code: string }>().code]).toEqual(['platform.view-only', 'platform.view-only']);
      },
    );

    describe.each(STRANGERS)('%s with every permission', (who) => {
      it.each(all.filter(({ streams }) => !streams).map((route) => [route.id, route] as const))('%s gives nothing away', async (_, route) => {
        const { namesForeignRow, foreign, absent } = await run(who, route);
        const markers = strangers.get(who)?.victims.markers ?? [];
        expect(foreign.status).toBeLessThan(500);
        // not found, and nothing else: a complaint about the body would mean that the probe never got as far as the row
        if (namesForeignRow) expect([[404, OTHER_REFUSALS[route.id] ?? 404], foreign.text]).toEqual([expect.arrayContaining([foreign.status]), foreign.text]);
        if (!OWN_ROWS.includes(route.id)) expect(withoutTrace(foreign)).toBe(withoutTrace(absent));
        expect(markers.filter((marker) => foreign.text.includes(marker))).toEqual([]);
      });
    });
  });
}

/** Everybody who has received an order asks to give it back. */
const RETURNS = `
  INSERT INTO order_return (number, order_id, tier, seller_id, buyer_id, state, reason)
  SELECT 'RT-' || o.number, o.id, o.tier, o.seller_id, o.buyer_id, 'requested', '多订了' FROM sales_order o WHERE o.state = 'closed'`;

/** A decision about rows of a dealer with a feed, and the work that it made. */
const FLOW_WORK = `
  WITH theirs AS (SELECT dealer_id FROM feed ORDER BY id LIMIT 1), decided AS (
    INSERT INTO flow_cause_decision (cause, code, example, action, dealers, decided_at, decided_by)
    SELECT 'probe', 'flows.date-missing', '{}', 'ignore', ARRAY[dealer_id], now(), 'probe' FROM theirs)
  INSERT INTO flow_work (key, kind, title, dealer_id, state, started_at, beat_at) SELECT 'probe', 'run', 'probe', dealer_id, 'done', now(), now() FROM theirs`;

/** Trades with nobody whom buyer1's dealer trades with. */
const FOREIGN_FIRST_TIER = `
  SELECT d.id FROM dealer d
  WHERE d.tier = 1 AND d.status = 'active' AND d.id <> (SELECT organisation_id FROM app_user WHERE account = 'buyer1')
    AND NOT EXISTS (SELECT 1 FROM feed f WHERE f.dealer_id = d.id)
  ORDER BY d.id DESC LIMIT 1`;

/** Has the same supplier as dealer2's dealer. */
const SIBLING_SECOND_TIER = `
  SELECT r.buyer_id AS id FROM supply_relation r JOIN dealer d ON d.id = r.buyer_id
  WHERE d.tier = 2 AND d.status = 'active' AND r.buyer_id <> (SELECT organisation_id FROM app_user WHERE account = 'dealer2')
    AND r.supplier_id = (SELECT organisation_id FROM app_user WHERE account = 'buyer1')
  ORDER BY r.buyer_id LIMIT 1`;
