import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantedOnce, secure } from './visibility';

const WRITTEN_ONCE = ['raw_object', 'raw_file', 'archive_root', 'archive_root_feed'];

/** One hash a day over everything that arrived; and from now on nobody changes what arrived, the owner of the tables neither. */
export class ArchiveRoots0040 implements MigrationInterface {
  readonly name = 'ArchiveRoots1760000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE archive_root (
        day date PRIMARY KEY,
        previous bytea CHECK (length(previous) = 32),
        root bytea NOT NULL CHECK (length(root) = 32),
        feeds integer NOT NULL,
        files integer NOT NULL,
        sealed_at timestamptz NOT NULL
      );
      -- The part of a feed's chain that a root covers: from behind the last one, to the newest arrival then.
      CREATE TABLE archive_root_feed (
        day date NOT NULL REFERENCES archive_root,
        feed_id bigint NOT NULL REFERENCES feed,
        first_sequence integer NOT NULL,
        last_sequence integer NOT NULL,
        chain_hash bytea NOT NULL CHECK (length(chain_hash) = 32),
        PRIMARY KEY (day, feed_id)
      );
      CREATE UNIQUE INDEX archive_root_feed_last ON archive_root_feed (feed_id, last_sequence);
      ${secure('archive_root', ALL)}
      ${secure('archive_root_feed', ALL)}
      ${grantedOnce('archive_root', 'archive_root_feed')}
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '% is written once and never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$;
      ${WRITTEN_ONCE.map((table) => `CREATE TRIGGER ${table}_written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`).join('\n')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${['raw_object', 'raw_file'].map((table) => `DROP TRIGGER ${table}_written_once ON ${table};`).join('\n')}
      DROP TABLE archive_root_feed, archive_root;
      DROP FUNCTION refuse_change();
    `);
  }
}

/** A root speaks of all dealers at once. */
const ALL = `(SELECT app_all('flow'))`;
