import type { Check } from './check';

/** Hold nobody's rows: the list of migrations, the pulse of the workers. */
const OPEN = `('migrations', 'worker_heartbeat')`;
const OURS = `c.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_depend x WHERE x.objid = c.oid AND x.deptype = 'e')`;

/** What row-level security rests on. */
export const securityChecks: readonly Check[] = [
  {
    name: 'every table that holds somebody’s rows has row-level security',
    query: `
      SELECT c.relname AS breach FROM pg_class c
      WHERE ${OURS} AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity AND c.relname NOT IN ${OPEN}`,
  },
  {
    name: 'every table that the product reads has a policy',
    query: `
      SELECT c.relname AS breach FROM pg_class c
      WHERE ${OURS} AND c.relkind IN ('r', 'p') AND c.relrowsecurity AND has_table_privilege('tributary_app', c.oid, 'SELECT')
        AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)`,
  },
  {
    name: 'everything belongs to the owner of the migrations, nothing to the product',
    query: `
      SELECT format('%s %s belongs to %s', c.relkind, c.relname, pg_get_userbyid(c.relowner)) AS breach FROM pg_class c
      WHERE ${OURS} AND c.relowner <> (SELECT relowner FROM pg_class WHERE oid = 'migrations'::regclass)`,
  },
  {
    name: 'the role of the product has no power over others',
    query: `
      SELECT rolname AS breach FROM pg_roles WHERE rolname = 'tributary_app' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)`,
  },
];
