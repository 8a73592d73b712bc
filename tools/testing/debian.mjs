// The Debian packages that the tests need, installed where that is possible without asking anybody.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findRedis } from '../infra/redis.mjs';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const CJK_FONTS = ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc'];

/** The same engine without what a person would see of a browser around the page. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

/** The browser as the product has it, or undefined. */
export const findChromium = () => [process.env.CHROMIUM, ...CHROMIUM].find((file) => file && existsSync(file));

/** The browser that looks at the portal: a fifth of the time is saved where there is a headless shell. */
export const findPortalBrowser = () => (existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : findChromium());

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
/** Nobody misses these where they are not to be had. */
const SAVERS = [{ name: 'chromium-headless-shell', isThere: () => existsSync(HEADLESS_SHELL) }];
const missing = (packages = NEEDS) => packages.filter(({ isThere }) => !isThere()).map(({ name }) => name);

export const canInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && spawnSync('apt-get', ['--version']).status === 0;

/** Installs packages; true when apt-get succeeded. It starts no service, and the programs are used from here only. */
export const aptInstall = (names) => {
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' } }).status === 0;
  const install = () => apt('install', '-y', '--no-install-recommends', ...names);
  return install() || (apt('update') && install());
};

/** Provides what it can; says in one sentence what is still to be installed by hand. */
export const provideTestPackages = () => {
  const [wanted, savers] = [missing(), missing(SAVERS)];
  if (!wanted.length && !savers.length) return;
  if (canInstall()) {
    console.log(`Installing ${[...wanted, ...savers].join(', ')} with apt-get …`);
    if (!aptInstall([...wanted, ...savers]) && wanted.length) aptInstall(wanted);
  }
  const absent = missing();
  if (absent.length) console.log(`Not on this machine: ${absent.join(', ')}. Tests that need them will fail or be left out; install them with: apt-get install ${absent.join(' ')}`);
};
