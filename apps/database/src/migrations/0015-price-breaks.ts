import { searchText } from '@tributary/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantedOnce, ownDealer, secure } from './visibility';

const listVisible = `(SELECT app_all('price')) OR id = ANY ((SELECT app_ids('price', 'price_list'))::bigint[]) OR ${ownDealer('seller_id')}`;

/**
 * Whoever sets the prices: a dealer those of its own lists, head office's people those of head office's lists that their
 * groups show. Being allowed to buy at a list does not make anybody its author.
 */
const listKept = `(SELECT app_system()) OR ${ownDealer('seller_id')}
  OR (SELECT app_head_office()) AND (seller_id IS NULL OR seller_id = (SELECT app_organisation()))
    AND ((SELECT app_all('price')) OR id = ANY ((SELECT app_ids('price', 'price_list'))::bigint[]))`;

const ofKeptList = `EXISTS (SELECT 1 FROM price_list l WHERE l.id = price_list_id AND price_list_kept(l.id, l.seller_id))`;

/** Breaks by quantity, contract lists, one price a day, who changed which price, and who may. */
export class PriceBreaks0015 implements MigrationInterface {
  readonly name = 'PriceBreaks1760000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE price_list
        ADD COLUMN kind text NOT NULL DEFAULT 'list' CHECK (kind IN ('list', 'contract')),
        ADD COLUMN contract_number text,
        -- a contract: the one dealer that it was made with
        ADD COLUMN buyer_id bigint REFERENCES dealer,
        ADD COLUMN search_text text NOT NULL DEFAULT '',
        ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
        ADD CHECK ((kind = 'contract') = (contract_number IS NOT NULL AND buyer_id IS NOT NULL)),
        ADD CHECK (kind = 'list' OR seller_id IS NOT NULL);
      CREATE INDEX price_list_search ON price_list USING gin (search_text gin_trgm_ops);
      -- "from so many", in the item's own unit; the highest that an order reaches counts
      ALTER TABLE price_list_item ADD COLUMN from_quantity numeric(18,3) NOT NULL DEFAULT 0 CHECK (from_quantity >= 0);
    `);
    await this.writeSearchTexts(runner);
    await this.separateOverlaps(runner);
    await this.keepChanges(runner);
    await this.secureWrites(runner);
  }

  /** Words to find a list by, pinyin initials included. */
  private async writeSearchTexts(runner: QueryRunner): Promise<void> {
    const lists: { id: string; code: string; name: string; name_en: string }[] = await runner.query('SELECT id, code, name, name_en FROM price_list');
    const texts = lists.map(({ code, name, name_en }) => searchText(code, name, name_en));
    await runner.query('UPDATE price_list l SET search_text = v.text FROM unnest($1::bigint[], $2::text[]) AS v(id, text) WHERE l.id = v.id', [
      lists.map(({ id }) => id), texts,
    ]);
  }

  /** Where rows of one price overlapped, the one that started last counted; from now on it is the only one there. */
  private async separateOverlaps(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM price_list_item WHERE isempty(valid);
      CREATE TEMP TABLE contested ON COMMIT DROP AS
        SELECT DISTINCT a.price_list_id, a.sku_id, a.unit FROM price_list_item a
          JOIN price_list_item b ON (b.price_list_id, b.sku_id, b.unit) = (a.price_list_id, a.sku_id, a.unit) AND b.id <> a.id AND b.valid && a.valid;
      CREATE TEMP TABLE contender ON COMMIT DROP AS
        SELECT i.* FROM price_list_item i JOIN contested USING (price_list_id, sku_id, unit);
      DELETE FROM price_list_item i USING contender c WHERE c.id = i.id;
      INSERT INTO price_list_item (price_list_id, sku_id, unit, price, valid)
        WITH day AS (
          SELECT price_list_id, sku_id, unit, lower(valid) AS "from" FROM contender
          UNION SELECT price_list_id, sku_id, unit, upper(valid) FROM contender WHERE NOT upper_inf(valid)
        ), span AS (
          SELECT price_list_id, sku_id, unit,
            daterange("from", lead("from") OVER (PARTITION BY price_list_id, sku_id, unit ORDER BY "from" NULLS FIRST)) AS days FROM day
        ), winner AS (
          SELECT DISTINCT ON (s.price_list_id, s.sku_id, s.unit, s.days) c.id, c.price_list_id, c.sku_id, c.unit, c.price, s.days
          FROM span s JOIN contender c ON (c.price_list_id, c.sku_id, c.unit) = (s.price_list_id, s.sku_id, s.unit) AND c.valid @> s.days
          ORDER BY s.price_list_id, s.sku_id, s.unit, s.days, lower(c.valid) DESC NULLS LAST, c.id DESC
        )
        SELECT price_list_id, sku_id, unit, price, unnest(range_agg(days)) FROM winner GROUP BY id, price_list_id, sku_id, unit, price;
      ALTER TABLE price_list_item
        ADD CONSTRAINT price_list_item_some_day CHECK (NOT isempty(valid)),
        -- on an expression: or the planner takes this index, and crawls through it, where it should take the others
        ADD CONSTRAINT price_list_item_once EXCLUDE USING gist ((price_list_id + 0) WITH =, sku_id WITH =, unit WITH =, from_quantity WITH =, valid WITH &&);
    `);
  }

  private async keepChanges(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who changed which price from when on: written once, beside the item that it is about.
      CREATE TABLE price_change (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        price_list_id bigint NOT NULL REFERENCES price_list,
        sku_id bigint NOT NULL REFERENCES sku,
        unit text NOT NULL REFERENCES unit,
        from_quantity numeric(18,3) NOT NULL,
        -- the days to which it applies
        valid daterange NOT NULL,
        -- NULL: there was, or is from now on, no price
        old_price numeric(16,2),
        new_price numeric(16,2),
        source text NOT NULL CHECK (source IN ('screen', 'workbook')),
        user_id bigint,
        actor_name text NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        CHECK (old_price IS DISTINCT FROM new_price)
      );
      CREATE INDEX price_change_sku ON price_change (price_list_id, sku_id, id DESC);
    `);
  }

  private async secureWrites(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION app_head_office() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT EXISTS (SELECT 1 FROM organisation WHERE id = app_organisation() AND kind = 'head_office') $$;
      CREATE FUNCTION price_list_kept(id bigint, seller_id bigint) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT ${listKept} $$;

      DROP POLICY price_list_scope ON price_list;
      CREATE POLICY price_list_read ON price_list FOR SELECT USING (${listVisible});
      CREATE POLICY price_list_add ON price_list FOR INSERT WITH CHECK (${listKept});
      CREATE POLICY price_list_change ON price_list FOR UPDATE USING (${listKept}) WITH CHECK (${listKept});
      DROP POLICY price_list_item_scope ON price_list_item;
      CREATE POLICY price_list_item_read ON price_list_item FOR SELECT USING (EXISTS (SELECT 1 FROM price_list l WHERE l.id = price_list_id));
      CREATE POLICY price_list_item_add ON price_list_item FOR INSERT WITH CHECK (${ofKeptList});
      CREATE POLICY price_list_item_change ON price_list_item FOR UPDATE USING (${ofKeptList}) WITH CHECK (${ofKeptList});
      CREATE POLICY price_list_item_remove ON price_list_item FOR DELETE USING (${ofKeptList});
      ${secure('price_change', `(SELECT app_system()) OR EXISTS (SELECT 1 FROM price_list l WHERE l.id = price_list_id
          AND ((SELECT app_head_office()) OR ${ownDealer('l.seller_id')}))`, ofKeptList)}
      ${grantedOnce('price_change')}
      REVOKE DELETE ON price_list FROM tributary_app;

      -- The buyer of a contract sees it through a permission group of its own (C2). Groups are written by administrators only;
      -- this is the one exception, for the author of the contract and the dealer that it was made with.
      CREATE FUNCTION price_contract_grant(contract bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
        DECLARE target access_group.id%TYPE;
        BEGIN
          INSERT INTO access_group (dimension, code, name, name_en)
            SELECT 'price', 'CONTRACT-' || o.code, o.name || '合同价', 'Contract prices ' || o.code
            FROM price_list l JOIN organisation o ON o.id = l.buyer_id
            WHERE l.id = contract AND l.kind = 'contract' AND price_list_kept(l.id, l.seller_id)
            ON CONFLICT (dimension, code) DO UPDATE SET code = excluded.code
            RETURNING id INTO target;
          INSERT INTO access_group_item (group_id, kind, item_id) SELECT target, 'price_list', contract WHERE target IS NOT NULL ON CONFLICT DO NOTHING;
          INSERT INTO access_grant (group_id, organisation_id) SELECT target, l.buyer_id FROM price_list l WHERE l.id = contract AND target IS NOT NULL
            ON CONFLICT DO NOTHING;
          RETURN target;
        END $$;
      REVOKE ALL ON FUNCTION price_contract_grant FROM public;
      GRANT EXECUTE ON FUNCTION price_contract_grant TO tributary_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION price_contract_grant;
      DROP TABLE price_change;
      DROP POLICY price_list_item_read ON price_list_item;
      DROP POLICY price_list_item_add ON price_list_item;
      DROP POLICY price_list_item_change ON price_list_item;
      DROP POLICY price_list_item_remove ON price_list_item;
      DROP POLICY price_list_read ON price_list;
      DROP POLICY price_list_add ON price_list;
      DROP POLICY price_list_change ON price_list;
      DROP FUNCTION price_list_kept, app_head_office;
      CREATE POLICY price_list_scope ON price_list USING (${listVisible}) WITH CHECK (${listVisible});
      CREATE POLICY price_list_item_scope ON price_list_item USING (EXISTS (SELECT 1 FROM price_list l WHERE l.id = price_list_id));
      GRANT DELETE ON price_list TO tributary_app;
      DELETE FROM price_list_item WHERE from_quantity > 0;
      ALTER TABLE price_list_item DROP CONSTRAINT price_list_item_once, DROP CONSTRAINT price_list_item_some_day, DROP COLUMN from_quantity;
      ALTER TABLE price_list DROP COLUMN kind, DROP COLUMN contract_number, DROP COLUMN buyer_id, DROP COLUMN search_text, DROP COLUMN version;
    `);
  }
}
