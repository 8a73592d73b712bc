import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dealerVisible, secure } from './visibility';

/** A representative of head office acts for a dealer: whom, how, since when and why, in a log that the dealer reads. */
export class Acting0016 implements MigrationInterface {
  readonly name = 'Acting1760000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE acting_record (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        -- the dealer, and its name as it was
        organisation_id bigint NOT NULL REFERENCES dealer,
        organisation_name text NOT NULL,
        user_id bigint NOT NULL REFERENCES app_user,
        user_name text NOT NULL,
        -- order: as the dealer's buyer; view: looks, and changes nothing
        mode text NOT NULL CHECK (mode IN ('order', 'view')),
        reason text NOT NULL CHECK (reason <> ''),
        started_at timestamptz NOT NULL,
        ended_at timestamptz,
        end_cause text CHECK (end_cause IN ('ended', 'session-ended', 'dealer-closed', 'out-of-scope', 'not-permitted')),
        CHECK ((ended_at IS NULL) = (end_cause IS NULL))
      );
      CREATE INDEX acting_record_organisation ON acting_record (organisation_id, id DESC);
      CREATE INDEX acting_record_user ON acting_record (user_id, id DESC);
      ALTER TABLE session ADD COLUMN acting_id bigint REFERENCES acting_record;
      CREATE INDEX session_acting ON session (acting_id) WHERE acting_id IS NOT NULL;

      -- The audit trail names the period in which somebody acted; the dealer is its organisation.
      ALTER TABLE audit_entry DROP COLUMN on_behalf_of_user_id, ADD COLUMN acting_record_id bigint;
      CREATE INDEX audit_entry_acting ON audit_entry (acting_record_id, id) WHERE acting_record_id IS NOT NULL;

      -- Whoever ends the session, the record ends with it: also where the one who ends it may not see the dealer.
      CREATE FUNCTION acting_record_close() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
        BEGIN
          UPDATE acting_record SET ended_at = NEW.revoked_at, end_cause = 'session-ended' WHERE id = NEW.acting_id AND ended_at IS NULL;
          RETURN NULL;
        END $$;
      CREATE TRIGGER acting_record_close AFTER UPDATE OF revoked_at ON session
        FOR EACH ROW WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL AND NEW.acting_id IS NOT NULL)
        EXECUTE FUNCTION acting_record_close();

      ${secure('acting_record', `(${dealerVisible('organisation_id')} OR user_id = (SELECT app_user()))`)}
      GRANT SELECT, INSERT, UPDATE (ended_at, end_cause) ON acting_record TO tributary_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER acting_record_close ON session;
      DROP FUNCTION acting_record_close;
      ALTER TABLE audit_entry DROP COLUMN acting_record_id, ADD COLUMN on_behalf_of_user_id bigint;
      ALTER TABLE session DROP COLUMN acting_id;
      DROP TABLE acting_record`);
  }
}
