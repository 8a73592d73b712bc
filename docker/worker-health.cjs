// Health of the worker's container: a worker has reported to the database within the last minute.
const { Client } = require('pg');

const FRESH = "SELECT 1 FROM worker_heartbeat WHERE beat_at > now() - interval '60 s'";

const check = async () => {
  const client = new Client({ connectionString: process.env.APP_DATABASE_URL, connectionTimeoutMillis: 3000, query_timeout: 3000 });
  await client.connect();
  const { rowCount } = await client.query(FRESH);
  await client.end();
  return rowCount > 0;
};

check().then((fresh) => process.exit(fresh ? 0 : 1), () => process.exit(1));
