import { runMigrations } from 'bullmq';
import { Client } from 'pg';
import { QUEUE_SCHEMA } from '@tributary/platform';

/** Brings BullMQ's tables, used where there is no Redis, to the state its version wants, and opens them to the product's role. */
export async function migrateQueueSchema(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query(`
      GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO tributary_app;
      GRANT ALL ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO tributary_app;
      GRANT ALL ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO tributary_app;
    `);
  } finally {
    await client.end();
  }
}
