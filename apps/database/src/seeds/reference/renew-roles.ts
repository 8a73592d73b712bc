import { roles } from './roles';

/** The owner's connection, of whatever kind. */
interface Connection {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/**
 * Brings the standard roles of a company that an earlier version set up to those of this one: new roles come, known ones
 * get what they lack. Nothing is taken away, so that what an administrator added stays. Does nothing where no company is.
 */
export async function renewRoles(owner: Connection): Promise<void> {
  const column = <K extends keyof (typeof roles)[number]>(key: K) => roles.map((role) => role[key]);
  await owner.query(
    `INSERT INTO role AS r (code, name, name_en, organisation_kind, permissions)
     SELECT n.code, n.name, n.name_en, n.kind, ARRAY(SELECT jsonb_array_elements_text(n.permissions))
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[]) AS n(code, name, name_en, kind, permissions)
     WHERE EXISTS (SELECT 1 FROM role)
     ON CONFLICT (code) DO UPDATE SET permissions = ARRAY(SELECT DISTINCT p FROM unnest(r.permissions || EXCLUDED.permissions) AS p ORDER BY p)
     WHERE NOT r.permissions @> EXCLUDED.permissions`,
    [column('code'), column('name'), column('nameEn'), column('organisationKind'), column('permissions').map((own) => JSON.stringify(own))],
  );
}
