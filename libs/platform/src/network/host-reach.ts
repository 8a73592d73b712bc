import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';
import { networkErrors } from './network.errors';
import { isPrivateAddress, unmapped } from './private-address';

/** A host whose name was looked up once; whoever connects uses the address, or the name could mean another one by then. */
export interface ReachableHost {
  readonly host: string;
  readonly address: string;
  readonly family: 4 | 6;
}

export type AddressLookup = (host: string) => Promise<readonly { readonly address: string }[]>;

const lookUp: AddressLookup = (host) => lookup(host, { all: true });

/** Which outside hosts the product connects to because a person typed them: public ones, and those that the configuration allows. */
@Injectable()
export class HostReach {
  private readonly hosts: ReadonlySet<string>;
  private readonly networks = new BlockList();

  constructor(@Inject(CONFIG) { privateHosts = '' }: Config) {
    const entries = privateHosts.split(',').map((entry) => entry.trim().toLowerCase()).filter(Boolean);
    this.hosts = new Set(entries);
    for (const entry of entries) this.allow(entry);
  }

  /** @throws network.host-unknown, network.host-forbidden */
  async resolve(host: string, find: AddressLookup = lookUp): Promise<ReachableHost> {
    const name = host.trim().replace(/^\[(.*)\]$/, '$1').toLowerCase();
    const found = await find(name).catch(() => []);
    if (name === '' || found.length === 0) throw networkErrors.hostUnknown({ host });
    const address = found.map((one) => unmapped(one.address)).find((one) => this.allows(name, one));
    if (address === undefined) throw networkErrors.hostForbidden({ host });
    return { host: name, address, family: isIP(address) === 6 ? 6 : 4 };
  }

  private allows(name: string, address: string): boolean {
    return !isPrivateAddress(address) || this.hosts.has(name) || this.networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }

  private allow(entry: string): void {
    const [network = '', bits] = entry.split('/');
    const family = isIP(network);
    if (family === 0) return;
    const kind = family === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) this.networks.addAddress(network, kind);
    else this.networks.addSubnet(network, Number(bits), kind);
  }
}
