import { flowsErrors } from '../flows.errors';
import { placeholdersOf, recipeMistakes } from '../web/recipe/check-recipe';
import type { Recipe } from '../web/recipe/recipe';
import type { FtpSettings, MailSettings, Road, ServerSettings, ServerWay, SftpSettings, Way, WebSettings } from './feed';

type AnySettings = FtpSettings & SftpSettings & MailSettings & Omit<WebSettings, 'recipe'> & { /** Unchecked. */ readonly recipe: object };

/** What people fill in, whichever road it is; what the road does not know is dropped. */
export type SettingsInput = { readonly [Key in keyof AnySettings]?: AnySettings[Key] | null };

/** Settings as they are stored. @throws flows.feed-field-missing, flows.feed-url-invalid, flows.recipe-invalid */
export function wayOf(source: ServerWay['source'], input: SettingsInput): ServerWay;
export function wayOf(source: Road, input: SettingsInput): Way;
export function wayOf(source: Road, input: SettingsInput): Way {
  if (source === 'mail') return { source, settings: mailSettings(input) };
  if (source === 'web') return { source, settings: webSettings(input) };
  const server = serverSettings(input);
  if (source === 'sftp') return { source, settings: filled({ ...server, hostKey: input.hostKey }) };
  const { security, certificate, fingerprint, encoding } = input;
  return { source, settings: filled({ ...server, security, certificate, fingerprint, encoding }) };
}

function mailSettings({ mailboxId, senders, pattern }: SettingsInput): MailSettings {
  if (!mailboxId) throw flowsErrors.feedFieldMissing({ field: 'mailboxId' });
  const addresses = (senders ?? []).map((sender) => sender.trim().toLowerCase()).filter(Boolean);
  if (addresses.length === 0) throw flowsErrors.feedFieldMissing({ field: 'senders' });
  return filled({ mailboxId, senders: addresses, pattern });
}

function webSettings({ url, user, recipe }: SettingsInput): WebSettings {
  if (!url?.trim()) throw flowsErrors.feedFieldMissing({ field: 'url' });
  const address = URL.canParse(url.trim()) ? new URL(url.trim()) : undefined;
  if (!address || !/^https?:$/.test(address.protocol) || address.username || address.password) throw flowsErrors.feedUrlInvalid({ url });
  if (!recipe) throw flowsErrors.feedFieldMissing({ field: 'recipe' });
  const mistakes = recipeMistakes(recipe);
  if (mistakes.length > 0) throw flowsErrors.recipeInvalid({ place: mistakes[0]?.at ?? '', problem: mistakes[0]?.problem ?? '' }, mistakes);
  return filled({ host: address.hostname, url: address.href, user: user?.trim(), recipe: recipe as Recipe });
}

/** Whether the road leads nowhere without a secret. */
export function needsSecret(way: Way): boolean {
  if (way.source === 'mail') return false;
  if (way.source !== 'web') return true;
  return way.settings.recipe.login.some((step) => step.do === 'submit' && Object.values(step.fields).some((value) => placeholdersOf(value).includes('password')));
}

function serverSettings(input: SettingsInput): ServerSettings {
  const { host, port, folder, user, pattern, settleSeconds, afterwards, movedTo } = input;
  if (!host?.trim()) throw flowsErrors.feedFieldMissing({ field: 'host' });
  if (!user?.trim()) throw flowsErrors.feedFieldMissing({ field: 'user' });
  if (afterwards === 'move' && !movedTo?.trim()) throw flowsErrors.feedFieldMissing({ field: 'movedTo' });
  return filled({ host: host.trim(), user: user.trim(), port, folder, pattern, settleSeconds, afterwards, movedTo: afterwards === 'move' ? movedTo : null });
}

/**
 * Whether the stored secret may not be used for the new settings: it would go to another machine, for another account, or
 * less protected. So nobody can send a stored secret to a server of his own.
 */
export function demandsSecret(before: Way, after: Way): boolean {
  return destination(before) !== destination(after);
}

function destination(way: Way): string {
  if (way.source === 'mail') return way.source;
  if (way.source === 'web') return JSON.stringify([way.source, new URL(way.settings.url).origin, way.settings.user ?? null]);
  const { host, port, user } = way.settings;
  return JSON.stringify([way.source, host.toLowerCase(), port ?? null, user, way.source === 'ftp' ? (way.settings.security ?? 'none') : null]);
}

/** What a setting means where it is not given: saying so changes nothing. */
const UNSAID: Readonly<Record<string, unknown>> = { security: 'none', afterwards: 'leave' };

/** What differs, field by field, as [before, after]; a default that takes the place of nothing is no difference. */
export function differences(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Record<string, [unknown, unknown]> {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  const pairs = [...fields].map((field): [string, [unknown, unknown]] => [field, [before[field] ?? null, after[field] ?? null]]);
  return Object.fromEntries(pairs.filter(([field, [old, now]]) => meant(field, old) !== meant(field, now)));
}

const meant = (field: string, value: unknown): string => JSON.stringify(value ?? UNSAID[field] ?? null);

type Filled<T> = { [Key in keyof T]: Exclude<T[Key], null> };

/** Without what is empty. */
function filled<T extends object>(settings: T): Filled<T> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null && value !== undefined && value !== '')) as Filled<T>;
}
