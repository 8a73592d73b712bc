import { checkSelect, parametersIn, withParameters } from './single-select';

const check = (sql: string): string => {
  try {
    checkSelect(sql, ['from', 'to']);
    return 'passes';
  } catch (error) {
    return error instanceof Error ? error.message : 'odd';
  }
};
const DAYS = 'd >= :from AND d < :to';

describe('a template’s SQL', () => {
  it.each([
    `SELECT a FROM t WHERE ${DAYS}`,
    `  select a.b AS "c d", [e f], \`g\` FROM x.y a WHERE d >= :from AND d < :to ORDER BY 1`,
    `SELECT 单据号 FROM 销售出库 WHERE ${DAYS}`,
    `WITH s AS (SELECT * FROM t WHERE ${DAYS}), u AS (SELECT 1 AS n) SELECT * FROM s JOIN u ON s.a = u.n`,
    `SELECT a FROM t WHERE ${DAYS} UNION ALL SELECT a FROM old WHERE ${DAYS}`,
    `SELECT CONVERT(varchar(40), qty) AS q, CASE WHEN a IN (1, 2) THEN 'it''s; -- fine /* DELETE */' ELSE N'中' END FROM t WITH (NOLOCK) WHERE d >= :from AND d < :to`,
    `SELECT a::text FROM t WHERE d >= :from::date AND d < :to::date AND EXISTS (SELECT 1 FROM u)`,
    `SELECT (SELECT max(x) FROM u) FROM t WHERE ${DAYS} GROUP BY a HAVING count(*) > 1`,
  ])('passes when it only reads: %s', (sql) => expect(check(sql)).toBe('passes'));

  it.each([
    ['', 'does not begin'], ['DELETE FROM t', 'does not begin'], [`EXPLAIN SELECT 1`, 'does not begin'],
    [`SELECT 1; DROP TABLE t`, 'not allowed'], [`SELECT a FROM t WHERE ${DAYS};`, 'not allowed'],
    [`SELECT a INTO b FROM t WHERE ${DAYS}`, 'INTO'], [`SELECT a FROM t WHERE ${DAYS} INTO OUTFILE '/tmp/x'`, 'INTO'],
    [`WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x WHERE ${DAYS}`, 'DELETE'], [`WITH x AS (UPDATE t SET a = 1) SELECT 1`, 'UPDATE'],
    [`SELECT a FROM t WHERE ${DAYS} FOR UPDATE`, 'FOR'], [`SELECT a FROM t WHERE ${DAYS} LOCK IN SHARE MODE`, 'LOCK'],
    [`SELECT a FROM t WHERE ${DAYS} DELETE FROM t`, 'DELETE'], [`SELECT a FROM t WHERE ${DAYS} EXEC xp_cmdshell 'dir'`, 'EXEC'],
    [`SELECT a FROM t WHERE ${DAYS} SELECT b FROM u`, 'second statement'], [`WITH x AS (SELECT 1) SELECT a FROM t WHERE ${DAYS} SELECT 2`, 'second statement'],
    [`SELECT pg_sleep(10) FROM t WHERE ${DAYS}`, 'call pg_sleep'], [`SELECT load_file('/etc/passwd')`, 'call load_file'], [`SELECT dbo.wipe(1)`, 'call wipe'], [`SELECT "wipe"(1)`, 'call "wipe"'],
    [`SELECT count(*), dblink('x', 'y')`, 'call dblink'], [`SELECT nextval('s')`, 'call nextval'], [`SELECT * FROM OPENROWSET('x', 'y', 'z')`, 'OPENROWSET'],
    [`SELECT 1 -- ${DAYS}`, 'comment'], [`SELECT /*! 1 */ 1`, 'comment'], [`SELECT 1 # x`, 'not allowed'], [`SELECT $$x$$`, 'not allowed'], [`SELECT @a := 1`, 'not allowed'], [`SELECT 'a\\' ; DROP TABLE t; '`, 'not allowed'],
    [`SELECT E'\\x' FROM t`, 'quotation'], [`SELECT E'x' FROM t`, 'quotation'], [`SELECT a FROM t WHERE ${DAYS})`, 'brackets'], [`SELECT (a FROM t WHERE ${DAYS}`, 'brackets'],
    [`SELECT 'open FROM t`, 'not allowed'], [`SELECT a；DROP TABLE t`, 'not allowed'], [`SELECT a FROM t WHERE ｄｅｌｅｔｅ = 1 AND ${DAYS}`, 'DELETE'],
    [`SELECT a FROM t WHERE d >= :from`, 'does not use :to'], [`SELECT a FROM t WHERE ${DAYS} AND x = :password`, 'unknown parameter'], [`SELECT '${'x'.repeat(20_000)}'`, 'too long'],
    [`SELECT a FROM t WITH (TABLOCKX) WHERE ${DAYS}`, 'WITH stands'],
  ])('is refused when it could do more: %s', (sql, reason) => expect(check(sql)).toContain(reason));

  it('gets its parameters as the database writes them, and nothing in texts', () => {
    const sql = `SELECT ':from' AS a, b::date FROM t WHERE d >= :from AND d < :to AND e >= :from`;
    expect(withParameters(sql, (_, number) => `$${number}`)).toBe(`SELECT ':from' AS a, b::date FROM t WHERE d >= $1 AND d < $2 AND e >= $3`);
    expect(parametersIn(sql)).toEqual(['from', 'to', 'from']);
  });
});
