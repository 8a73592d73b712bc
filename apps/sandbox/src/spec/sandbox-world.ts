import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseSandboxSpec } from './parse-sandbox-spec';
import { EMPTY_SPEC, type SandboxDealer, type SandboxSpec } from './sandbox-spec';

/** The sandbox's folder: spec.json, and below ftp/ one home per dealer. A spec rewritten by a seed counts at once. */
export class SandboxWorld {
  private known = { at: 0, spec: EMPTY_SPEC };

  constructor(private readonly folder: string) {}

  get spec(): SandboxSpec {
    const file = path.join(this.folder, 'spec.json');
    if (!existsSync(file)) return EMPTY_SPEC;
    const at = statSync(file).mtimeMs;
    if (at !== this.known.at) this.known = { at, spec: parseSandboxSpec(readFileSync(file, 'utf8')) };
    return this.known.spec;
  }

  dealer(ftpUser: string): SandboxDealer | undefined {
    return this.spec.dealers.find((dealer) => dealer.ftpUser === ftpUser);
  }

  /** The dealer's FTP root on this machine; created when absent. */
  homeOf(dealer: SandboxDealer): string {
    const home = path.join(this.folder, 'ftp', dealer.ftpUser);
    mkdirSync(path.join(home, 'sales'), { recursive: true });
    return home;
  }
}
