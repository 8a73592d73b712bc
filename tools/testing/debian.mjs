// The Debian packages that the tests need, installed where that is possible without asking anybody.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findRedis } from '../infra/redis.mjs';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const CJK_FONTS = ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc'];

/** The browser for end-to-end tests, or undefined. */
export const findChromium = () => [process.env.CHROMIUM, ...CHROMIUM].find((file) => file && existsSync(file));

const NEEDS = [
  { name: 'redis-server', isThere: findRedis },
  { name: 'chromium', isThere: findChromium },
  { name: 'poppler-utils', isThere: () => existsSync('/usr/bin/pdftotext') },
  { name: 'vsftpd', isThere: () => existsSync('/usr/sbin/vsftpd') },
  { name: 'openssh-server', isThere: () => existsSync('/usr/sbin/sshd') },
  { name: 'dovecot-imapd', isThere: () => existsSync('/usr/sbin/dovecot') },
  { name: 'dovecot-lmtpd', isThere: () => existsSync('/usr/lib/dovecot/lmtp') },
  { name: 'mariadb-server', isThere: () => existsSync('/usr/sbin/mariadbd') },
  { name: 'fonts-noto-cjk', isThere: () => CJK_FONTS.some(existsSync) },
];
const missing = () => NEEDS.filter(({ isThere }) => !isThere()).map(({ name }) => name);

export const canInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && spawnSync('apt-get', ['--version']).status === 0;

/** Installs packages; true when apt-get succeeded. It starts no service, and the programs are used from here only. */
export const aptInstall = (names) => {
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' } }).status === 0;
  const install = () => apt('install', '-y', '--no-install-recommends', ...names);
  return install() || (apt('update') && install());
};

/** Provides what it can; says in one sentence what is still to be installed by hand. */
export const provideTestPackages = () => {
  const wanted = missing();
  if (!wanted.length) return;
  if (canInstall()) {
    console.log(`Installing ${wanted.join(', ')} with apt-get …`);
    aptInstall(wanted);
  }
  const absent = missing();
  if (absent.length) console.log(`Not on this machine: ${absent.join(', ')}. Tests that need them will fail or be left out; install them with: apt-get install ${absent.join(' ')}`);
};
