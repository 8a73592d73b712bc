import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The application's role, the functions that row-level security rests on, and the tables of the plumbing.
 * Every table is owned by the migrator; `tributary_app` owns nothing and bypasses nothing.
 */
export class Platform0001 implements MigrationInterface {
  readonly name = 'Platform1760000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createApplicationRole(runner);
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      -- The scope of the running transaction (C2). Unset means: nothing is visible. One setting per list, in the form that a
      -- cast understands: the functions are plain expressions, which the planner inlines into every policy.
      CREATE FUNCTION app_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT coalesce(nullif(current_setting('app.system', true), '')::boolean, false) $$;
      CREATE FUNCTION app_user() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT nullif(current_setting('app.user', true), '')::bigint $$;
      CREATE FUNCTION app_organisation() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT nullif(current_setting('app.organisation', true), '')::bigint $$;
      CREATE FUNCTION app_counterparties() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT coalesce(nullif(current_setting('app.counterparties', true), ''), '{}')::bigint[] $$;
      CREATE FUNCTION app_all(dimension text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT coalesce(nullif(current_setting('app.' || dimension || '_all', true), '')::boolean, false) $$;
      CREATE FUNCTION app_ids(dimension text, kind text) RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT coalesce(nullif(current_setting('app.' || dimension || '_' || kind, true), ''), '{}')::bigint[] $$;

      CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('event', 'job')),
        name text NOT NULL,
        payload jsonb NOT NULL,
        dedupe_key text,
        delay_ms integer NOT NULL DEFAULT 0,
        correlation_id text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        dispatched_at timestamptz
      );
      CREATE INDEX outbox_waiting ON outbox (id) WHERE dispatched_at IS NULL;
      CREATE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_notify('outbox', ''); RETURN NULL; END $$;
      CREATE TRIGGER outbox_notify AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify();

      CREATE TABLE idempotency_key (
        user_id bigint NOT NULL,
        key text NOT NULL CHECK (length(key) BETWEEN 8 AND 200),
        route text NOT NULL,
        request_hash text NOT NULL,
        status integer,
        response jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (user_id, key)
      );

      CREATE TABLE audit_entry (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        organisation_id bigint,
        user_id bigint,
        actor_name text NOT NULL,
        on_behalf_of_user_id bigint,
        on_behalf_of_name text,
        action text NOT NULL,
        subject text NOT NULL,
        subject_id text NOT NULL,
        detail jsonb NOT NULL DEFAULT '{}',
        correlation_id text NOT NULL
      );
      CREATE INDEX audit_entry_subject ON audit_entry (subject, subject_id, id DESC);
      CREATE INDEX audit_entry_organisation ON audit_entry (organisation_id, id DESC);

      -- Fixed-window counters (sign-in attempts and the like).
      CREATE TABLE rate_window (
        key text NOT NULL,
        window_start timestamptz NOT NULL,
        count integer NOT NULL DEFAULT 0,
        PRIMARY KEY (key, window_start)
      );

      CREATE TABLE worker_heartbeat (
        worker_id uuid PRIMARY KEY,
        beat_at timestamptz NOT NULL,
        -- where this worker's queues are, and what is wrong with them (empty: nothing)
        queue_backend text NOT NULL,
        queue_fault text NOT NULL
      );

      ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
      CREATE POLICY outbox_write ON outbox FOR INSERT WITH CHECK (true);
      CREATE POLICY outbox_relay ON outbox FOR ALL USING ((SELECT app_system()));
      ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY;
      CREATE POLICY idempotency_key_own ON idempotency_key USING ((SELECT app_system()) OR user_id = (SELECT app_user()));
      ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
      CREATE POLICY audit_entry_write ON audit_entry FOR INSERT WITH CHECK (true);
      ALTER TABLE rate_window ENABLE ROW LEVEL SECURITY;
      CREATE POLICY rate_window_system ON rate_window USING ((SELECT app_system()));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE worker_heartbeat, rate_window, audit_entry, idempotency_key, outbox CASCADE');
  }
}

/** The login role is shared by all databases of a server, so it may exist already; the password is brought up to date. */
async function createApplicationRole(runner: QueryRunner): Promise<void> {
  const password = process.env['APP_DB_PASSWORD'];
  if (!password) throw new Error('APP_DB_PASSWORD is not set: it becomes the password of the database role tributary_app.');
  const existing: unknown[] = await runner.query(`SELECT 1 FROM pg_roles WHERE rolname = 'tributary_app'`);
  const literal = `'${password.replaceAll("'", "''")}'`;
  await runner.query(
    `${existing.length > 0 ? 'ALTER' : 'CREATE'} ROLE tributary_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD ${literal}`,
  );
}
