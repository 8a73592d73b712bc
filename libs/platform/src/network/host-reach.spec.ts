import type { Config } from '../config/config';
import { HostReach } from './host-reach';
import { isPrivateAddress } from './private-address';

const reach = (privateHosts: string): HostReach => new HostReach({ privateHosts } as Config);
const says = (...addresses: string[]) => () => Promise.resolve(addresses.map((address) => ({ address })));

describe('private addresses', () => {
  it.each([
    '127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255',
    '::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'nonsense', '',
  ])('%s is one', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['8.8.8.8', '172.32.0.1', '192.0.1.1', '100.128.0.1', '2400:3200::1', '::ffff:8.8.8.8'])('%s is none', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

describe('hosts within reach', () => {
  it('are public ones, by the address that their name meant at that moment', async () => {
    expect(await reach('').resolve(' FTP.Example.com ', says('93.184.216.34'))).toEqual({ host: 'ftp.example.com', address: '93.184.216.34', family: 4 });
    expect(await reach('').resolve('[2400:3200::1]', says('2400:3200::1'))).toMatchObject({ host: '2400:3200::1', family: 6 });
  });

  it('are not those whose harmless name means a private address, in whatever form it is written', async () => {
    for (const address of ['127.0.0.1', '169.254.169.254', '::ffff:10.0.0.1']) {
      await expect(reach('').resolve('dealer.example.com', says(address))).rejects.toMatchObject({ code: 'network.host-forbidden' });
    }
    for (const host of ['127.1', '2130706433', '0x7f.0.0.1', 'localhost', '[::1]']) await expect(reach('').resolve(host)).rejects.toMatchObject({ code: 'network.host-forbidden' });
  });

  it('are of several addresses only the public ones', async () => {
    expect(await reach('').resolve('two.example.com', says('10.0.0.1', '93.184.216.34'))).toMatchObject({ address: '93.184.216.34' });
  });

  it('are private ones that the administrator named, by name, address or network', async () => {
    expect(await reach('files.lan').resolve('files.lan', says('10.0.0.9'))).toMatchObject({ address: '10.0.0.9' });
    expect(await reach('10.0.0.9').resolve('files.lan', says('10.0.0.9'))).toMatchObject({ address: '10.0.0.9' });
    expect(await reach('nas.lan, 10.0.0.0/24').resolve('files.lan', says('10.0.0.9'))).toMatchObject({ address: '10.0.0.9' });
    await expect(reach('nas.lan, 10.0.0.0/24').resolve('files.lan', says('10.0.1.9'))).rejects.toMatchObject({ code: 'network.host-forbidden' });
  });

  it('must be known', async () => {
    await expect(reach('').resolve('nowhere.example.com', () => Promise.reject(new Error('ENOTFOUND')))).rejects.toMatchObject({ code: 'network.host-unknown' });
    await expect(reach('').resolve('')).rejects.toMatchObject({ code: 'network.host-unknown' });
  });
});
