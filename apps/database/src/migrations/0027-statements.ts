import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantedOnce, partyVisible, secure } from './visibility';

/** What a buyer says to the statement of a month, and the return behind what was given back. */
export class Statements0027 implements MigrationInterface {
  readonly name = 'Statements1760000000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- the return that gave credit back; NULL: the order did
      ALTER TABLE credit_movement ADD COLUMN return_id bigint REFERENCES order_return;
      -- each return was taken in once and gave back what it says; a movement of that sum is the return's, the latest ones first
      UPDATE credit_movement m SET return_id = r.return_id
      FROM (SELECT DISTINCT ON (c.id) c.id, b.id AS return_id FROM order_return b
            JOIN LATERAL (SELECT id FROM credit_movement WHERE order_id = b.order_id AND kind = 'release' AND used_delta = -b.credit ORDER BY id DESC LIMIT 1) c ON true
            WHERE b.state = 'taken-in' AND b.credit > 0 ORDER BY c.id, b.id DESC) r
      WHERE m.id = r.id;
      CREATE INDEX credit_movement_time ON credit_movement (buyer_id, seller_id, at, id);
      CREATE INDEX shipment_received ON shipment (buyer_id, seller_id, received_at) WHERE received_at IS NOT NULL;

      CREATE TABLE statement_answer (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        seller_id bigint NOT NULL REFERENCES organisation,
        buyer_id bigint NOT NULL REFERENCES dealer,
        -- its first day
        month date NOT NULL CHECK (extract(day FROM month) = 1),
        answer text NOT NULL CHECK (answer IN ('confirmed', 'objected')),
        -- the closing balance that was answered
        closing numeric(16,2) NOT NULL,
        reason text NOT NULL DEFAULT '' CHECK (answer = 'confirmed' OR reason <> ''),
        user_id bigint NOT NULL,
        actor_name text NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX statement_answer_month ON statement_answer (buyer_id, seller_id, month, id DESC);
      CREATE UNIQUE INDEX statement_answer_confirmed ON statement_answer (buyer_id, seller_id, month) WHERE answer = 'confirmed';
      ${secure('statement_answer', partyVisible('buyer_id', 'seller_id'))}
      ${grantedOnce('statement_answer')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE statement_answer;
      DROP INDEX credit_movement_time, shipment_received;
      ALTER TABLE credit_movement DROP COLUMN return_id`);
  }
}
