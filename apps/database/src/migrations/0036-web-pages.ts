import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dealerVisible, granted, secure } from './visibility';

/** Web pages as a road: how far each was read, what their sites ask of people, and recipes that are tried. */
export class WebPages0036 implements MigrationInterface {
  readonly name = 'WebPages1760000000036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE web_reach (
        feed_id bigint PRIMARY KEY REFERENCES feed,
        dealer_id bigint NOT NULL REFERENCES dealer,
        -- the last day whose pages are archived
        read_to date NOT NULL
      );
      CREATE TABLE web_try (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        dealer_id bigint NOT NULL REFERENCES dealer,
        feed_id bigint REFERENCES feed,
        user_id bigint,
        settings jsonb NOT NULL,
        -- sealed; gone when the try has ended
        secret bytea,
        period daterange NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
        -- what each step came to
        steps jsonb NOT NULL DEFAULT '[]',
        -- header and first rows of what was read
        sample jsonb,
        rows integer,
        reason jsonb,
        created_at timestamptz NOT NULL,
        finished_at timestamptz
      );
      CREATE INDEX web_try_created ON web_try (created_at);
      CREATE TABLE web_question (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        dealer_id bigint NOT NULL REFERENCES dealer,
        feed_id bigint REFERENCES feed,
        try_id bigint REFERENCES web_try ON DELETE CASCADE,
        prompt text NOT NULL,
        picture bytea CHECK (octet_length(picture) <= 262144),
        media_type text,
        attempt integer NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'answered', 'used', 'expired', 'withdrawn')),
        asked_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        -- gone when the run has taken it
        answer text,
        answered_by text,
        answered_at timestamptz,
        CHECK (num_nonnulls(feed_id, try_id) = 1)
      );
      CREATE INDEX web_question_open ON web_question (id) WHERE state = 'open';
      ${secure('web_reach', dealerVisible('dealer_id', 'flow'))}
      ${secure('web_try', dealerVisible('dealer_id', 'flow'))}
      ${secure('web_question', dealerVisible('dealer_id', 'flow'))}
      ${granted('web_reach', 'web_try', 'web_question')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE web_question, web_try, web_reach');
  }
}
