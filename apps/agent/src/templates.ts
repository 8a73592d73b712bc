import { learnServerKeys, openTemplate, type Template, WireRefused } from '@tributary/agent-wire';
import { type Identity, writeIdentity } from './identity';
import type { Home } from './home';
import type { Orders } from './send/server-door';
import type { Spool } from './spool/spool';
import { Trouble } from './trouble';

export interface FeedOrder {
  readonly feedId: number;
  readonly template: Template;
}

const FILE = 'orders.json';

/** What is to be read, as far as it can be believed; kept for days on which the server cannot be reached. */
export class Templates {
  constructor(
    private readonly home: Home,
    private readonly spool: Spool,
    private identity: Identity,
  ) {}

  /** New keys of the server are believed when a known one vouches for them. @throws Trouble */
  learn(orders: Orders): void {
    try {
      const serverKeys = learnServerKeys(orders.keys, this.identity.serverKeys);
      if (JSON.stringify(serverKeys) !== JSON.stringify(this.identity.serverKeys)) {
        this.identity = { ...this.identity, serverKeys };
        writeIdentity(this.home, this.identity);
      }
    } catch (error) {
      throw refused(error);
    }
    this.home.write(FILE, JSON.stringify({ since: orders.since, feeds: orders.feeds }));
  }

  /** @throws Trouble for a template that is not signed, older than one that was seen, for another database, or more than one SELECT */
  orders(kind: string): { readonly since: string; readonly feeds: readonly FeedOrder[] } {
    const text = this.home.read(FILE);
    if (text === undefined) return { since: '', feeds: [] };
    const { since, feeds } = JSON.parse(text) as Pick<Orders, 'since' | 'feeds'>;
    return { since, feeds: feeds.map(({ feedId, template, kind: wanted }) => ({ feedId, template: this.open(template, wanted, kind) })) };
  }

  private open(signed: Orders['feeds'][number]['template'], wanted: string, database: string): Template {
    let template: Template;
    try {
      template = openTemplate(signed, this.identity.serverKeys);
    } catch (error) {
      throw refused(error);
    }
    const { code, version, databases, kind } = template;
    const newest = this.spool.state.versions[code] ?? 0;
    if (version < newest) throw new Trouble('template-refused', { detail: `${code} v${version} < v${newest}` });
    if (kind !== wanted) throw new Trouble('template-refused', { detail: `${code}: ${kind}` });
    if (!databases.some((one) => one === database)) throw new Trouble('template-refused', { detail: `${code}: ${databases.join(', ')}` });
    if (version > newest) this.spool.update((state) => ({ ...state, versions: { ...state.versions, [code]: version } }));
    return template;
  }
}

function refused(error: unknown): unknown {
  return error instanceof WireRefused ? new Trouble('template-refused', { detail: error.message }) : error;
}
