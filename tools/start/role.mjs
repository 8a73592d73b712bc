// The role that the API and the worker use. The first migration creates it; its password is ours to keep in step.
import pg from 'pg';

const canSignIn = async (url) => {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error.code === '28P01' || error.code === '28000') return false;
    throw error;
  } finally {
    await client.end();
  }
};

/** A restored or shared server may know the role by another password: the owner sets ours. */
export const ensureAppRole = async (ownerUrl, appUrl) => {
  if (await canSignIn(appUrl)) return;
  if (process.env.APP_DATABASE_URL) throw new Error('APP_DATABASE_URL is refused by the server: correct its password, or unset it.');
  const { username, password } = new URL(appUrl);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`ALTER ROLE ${pg.escapeIdentifier(username)} LOGIN PASSWORD ${pg.escapeLiteral(decodeURIComponent(password))}`);
  } finally {
    await owner.end();
  }
};
