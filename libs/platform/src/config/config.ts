/** Everything the processes read from their environment, in one place. */
export interface Config {
  /** Connection of the role `tributary_app`. */
  readonly databaseUrl: string;
  /** Absent: BullMQ keeps its queues in PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** Keeps deployments that share one Redis apart. */
  readonly queuePrefix: string;
  readonly host: string;
  readonly port: number;
  /** Folder of the raw archive; with `rawStore`, of what this machine has of it. */
  readonly rawDir: string;
  /** The bucket of the raw archive; absent: it is in `rawDir`. */
  readonly rawStore?: S3Config;
  /** Folder of the built portal; absent: the API serves no pages. */
  readonly portalDir: string | undefined;
  /** Key material for secrets at rest and CSRF tokens. */
  readonly secret: string;
  /** Cookies only over HTTPS; off for a plain local start. */
  readonly secureCookies: boolean;
  /** Proxies whose X-Forwarded-For is believed: addresses and networks, comma-separated. Absent: nobody's. */
  readonly trustedProxies?: string;
  /** Hosts in private networks that people may connect feeds to: names, addresses and networks, comma-separated. Absent: none. */
  readonly privateHosts?: string;
  /** Program that opens dealers' files in a process of its own; absent: `reader.js` beside the running program. */
  readonly readerProgram?: string;
  /** The browser for web sites that need one; absent: where Debian puts it. */
  readonly chromium?: string;
  /** Program that opens uploaded tables in a process of its own; absent: `table.js` beside the running program. */
  readonly tableProgram?: string;
  /** Where mail goes out; absent: none is sent. */
  readonly smtp?: SmtpConfig;
  /** Address under which people reach the portal, for links in mails; absent: mails carry no links. */
  readonly publicUrl?: string;
  /** Keys (32 bytes, base64url, comma-separated) that agents know the server by; the first one signs. Absent: one that follows from `secret`. */
  readonly agentKeys?: string;
  readonly logLevel: string;
  readonly databasePoolSize: number;
}

export interface SmtpConfig {
  /** smtp:// or smtps://, with user and password where the server wants them. */
  readonly url: string;
  /** The sender, as `Name <address>` or an address alone. */
  readonly from: string;
  /** Of the sender's address; Message-IDs end with it. */
  readonly domain: string;
}

/** A bucket of an S3-compatible server. */
export interface S3Config {
  /** Address of the server, without a slash at its end. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** What every key begins with: empty, or a folder with its slash. */
  readonly prefix: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** For so many days the server refuses to change or delete an object; absent: the bucket's own rule. */
  readonly retainDays?: number;
}

/** Reads the configuration; throws one sentence that names every missing variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const missing = ['APP_DATABASE_URL', 'TRIBUTARY_SECRET'].filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Not set in the environment: ${missing.join(', ')}.`);
  return {
    databaseUrl: env['APP_DATABASE_URL'] ?? '',
    redisUrl: env['REDIS_URL'] || undefined,
    queuePrefix: env['QUEUE_PREFIX'] ?? 'tributary',
    host: env['HOST'] ?? '127.0.0.1',
    port: Number(env['PORT'] ?? 3000),
    rawDir: env['RAW_DIR'] ?? '.data/raw',
    ...(env['RAW_STORE'] ? { rawStore: readRawStore(env['RAW_STORE'], env) } : {}),
    portalDir: env['PORTAL_DIR'] || undefined,
    secret: env['TRIBUTARY_SECRET'] ?? '',
    secureCookies: env['SECURE_COOKIES'] === 'true',
    ...(env['TRUSTED_PROXIES'] ? { trustedProxies: env['TRUSTED_PROXIES'] } : {}),
    ...(env['PRIVATE_HOSTS'] ? { privateHosts: env['PRIVATE_HOSTS'] } : {}),
    ...(env['READER_PROGRAM'] ? { readerProgram: env['READER_PROGRAM'] } : {}),
    ...(env['CHROMIUM'] ? { chromium: env['CHROMIUM'] } : {}),
    ...(env['TABLE_PROGRAM'] ? { tableProgram: env['TABLE_PROGRAM'] } : {}),
    ...(env['SMTP_URL'] ? { smtp: readSmtp(env['SMTP_URL'], env['MAIL_FROM'] ?? '') } : {}),
    ...(env['PUBLIC_URL'] ? { publicUrl: env['PUBLIC_URL'] } : {}),
    ...(env['AGENT_KEYS'] ? { agentKeys: env['AGENT_KEYS'] } : {}),
    logLevel: env['LOG_LEVEL'] ?? 'info',
    databasePoolSize: Number(env['DATABASE_POOL_SIZE'] ?? 20),
  };
}

/** A mail server without a sender is a mistake that should show at start, not in the first mail. */
function readSmtp(url: string, from: string): SmtpConfig {
  const domain = /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1];
  if (!domain) throw new Error('SMTP_URL is set, so MAIL_FROM must name the sender: an address, or a name and <address>.');
  if (!/^smtps?:\/\//.test(url)) throw new Error('SMTP_URL must begin with smtp:// or smtps://.');
  return { url, from, domain };
}

const AWS_REGION = 'us-east-1';

/** `s3://bucket/folder`; the keys are where every program of this kind looks for them. */
function readRawStore(address: string, env: NodeJS.ProcessEnv): S3Config {
  const [, bucket, folder = ''] = /^s3:\/\/([a-z0-9.-]{3,63})(?:\/(.*?))?\/?$/.exec(address) ?? [];
  if (!bucket) throw new Error('RAW_STORE must be s3://bucket or s3://bucket/folder.');
  const missing = ['RAW_STORE_ENDPOINT', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`RAW_STORE is set, so these must be, too: ${missing.join(', ')}.`);
  const retainDays = Number(env['RAW_STORE_RETAIN_DAYS'] || 0);
  if (!Number.isSafeInteger(retainDays) || retainDays < 0) throw new Error('RAW_STORE_RETAIN_DAYS must be a whole number of days.');
  return {
    endpoint: (env['RAW_STORE_ENDPOINT'] ?? '').replace(/\/+$/, ''),
    region: env['AWS_REGION'] || AWS_REGION,
    bucket,
    prefix: folder && `${folder}/`,
    accessKey: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    ...(retainDays > 0 ? { retainDays } : {}),
  };
}
