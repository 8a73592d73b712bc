import type { Http, Reply } from '../harness/http';
import { type Route, sampleBody } from './routes';
import { ABSENT, kindOfPath, kindOfProperty, type Victims } from './victims';

/** Some SKU, terminal or the like that everybody may name. */
const REFERENCE = 1;
/** Of a statement: a month like any other, so that the account is what is not there. */
const MONTH = '2026-01';

/** What a route answered to a foreign id and to an absent one; equal texts and states tell a stranger nothing. */
export interface Probe {
  readonly namesForeignRow: boolean;
  readonly foreign: Reply;
  readonly absent: Reply;
}

/** Calls `route` twice: with the ids of `victims`, and with ids that nothing has. */
export async function probe(http: Http, route: Route, victims: Victims): Promise<Probe> {
  const foreign = request(route, (kind) => victims.ids[kind] ?? ABSENT);
  const absent = request(route, () => ABSENT);
  const options = route.takesFile ? { headers: { 'content-type': 'application/octet-stream' } } : {};
  return {
    namesForeignRow: foreign.mustRefuse,
    foreign: await http.call(route.method, foreign.url, foreign.body, options),
    absent: await http.call(route.method, absent.url, absent.body, options),
  };
}

interface Request {
  readonly url: string;
  readonly body: unknown;
  /** A path or body names somebody's row. A filter in the query may also answer with an empty list. */
  readonly mustRefuse: boolean;
}

function request(route: Route, idOf: (kind: string) => number): Request {
  let mustRefuse = false;
  const url = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'month') return MONTH;
    const kind = kindOfPath(route.path);
    if (kind === 'reference') return String(REFERENCE);
    mustRefuse = true;
    return String(idOf(kind));
  });
  const body = route.body
    ? sampleBody(route.body, (property) => {
        if (property === 'skuId' || property === 'targetId') return REFERENCE;
        const kind = kindOfProperty(property);
        if (!kind) return undefined;
        mustRefuse = true;
        return idOf(kind);
      })
    : undefined;
  return { url: `${url}${query(route, idOf)}`, body: route.method === 'GET' ? undefined : (body ?? {}), mustRefuse };
}

function query(route: Route, idOf: (kind: string) => number): string {
  const values = route.queryParameters.flatMap(({ name, required, schema }): [string, string][] => {
    const kind = kindOfProperty(name);
    if (kind) return [[name, String(idOf(kind))]];
    if (!required) return [];
    return [[name, String(schema?.enum?.[0] ?? (name === 'from' ? '2026-01-01' : name === 'to' ? '2026-12-31' : 1))]];
  });
  return values.length > 0 ? `?${new URLSearchParams(values).toString()}` : '';
}

/** The answer without what differs from call to call. */
export function withoutTrace(reply: Reply): string {
  return `${reply.status} ${reply.text.replace(/"correlationId":"[^"]*"/, '').replaceAll(/\b(987654321)\b/g, '')}`;
}
