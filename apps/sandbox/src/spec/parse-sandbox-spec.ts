import { FILE_LAYOUTS, type FileLayout, type SandboxBatch, type SandboxDealer, type SandboxProduct, type SandboxSpec, type SandboxTerminal } from './sandbox-spec';

type Fields = Readonly<Record<string, unknown>>;

/** Reads the JSON text of a spec; throws one sentence that names the place of the first mistake. */
export function parseSandboxSpec(text: string): SandboxSpec {
  const spec = fields(JSON.parse(text), 'the spec');
  return {
    seed: Number(spec['seed'] ?? 1),
    dealers: list(spec, 'dealers', parseDealer),
    products: list(spec, 'products', parseProduct),
    terminals: list(spec, 'terminals', parseTerminal),
  };
}

function parseDealer(dealer: Fields, place: string): SandboxDealer {
  const layout = FILE_LAYOUTS.find((known) => known === (dealer['layout'] ?? 'standard'));
  if (!layout) throw new Error(`${place}.layout must be one of ${FILE_LAYOUTS.join(', ')}.`);
  const ftpUser = string(dealer, 'ftpUser', place);
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(ftpUser)) throw new Error(`${place}.ftpUser must consist of letters, digits, "_" and "-".`);
  return {
    ftpUser,
    ftpPassword: string(dealer, 'ftpPassword', place),
    code: string(dealer, 'code', place),
    name: string(dealer, 'name', place),
    layout: layout satisfies FileLayout,
    linesPerDay: Number(dealer['linesPerDay'] ?? 20),
    ...(dealer['captcha'] === true ? { captcha: true } : {}),
    ...(dealer['batches'] === true ? { batches: true } : {}),
    ...(dealer['mixesUnits'] === true ? { mixesUnits: true } : {}),
  };
}

function parseProduct(product: Fields, place: string): SandboxProduct {
  const price = string(product, 'price', place);
  if (!/^\d+(\.\d{1,2})?$/.test(price)) throw new Error(`${place}.price must be yuan with at most two decimals, as text.`);
  const names = Object.entries(fields(product['names'] ?? {}, `${place}.names`)).map(([dealer, value]) => {
    const own = fields(value, `${place}.names.${dealer}`);
    return [dealer, { code: string(own, 'code', place), name: string(own, 'name', place) }] as const;
  });
  return {
    code: string(product, 'code', place),
    name: string(product, 'name', place),
    specification: string(product, 'specification', place),
    unit: string(product, 'unit', place),
    price,
    names: Object.fromEntries(names),
    strange: product['strange'] === true,
    ...(product['pieces'] === undefined ? {} : { pieces: piecesOf(product, place) }),
    ...(product['batches'] === undefined ? {} : { batches: list(product, 'batches', parseBatch) }),
  };
}

function piecesOf({ pieces }: Fields, place: string): number {
  if (!Number.isInteger(pieces) || Number(pieces) < 2) throw new Error(`${place}.pieces must be a whole number from 2 on.`);
  return Number(pieces);
}

function parseBatch(batch: Fields, place: string): SandboxBatch {
  return { number: string(batch, 'number', place), expiry: string(batch, 'expiry', place) };
}

function parseTerminal(terminal: Fields, place: string): SandboxTerminal {
  const names = fields(terminal['names'], `${place}.names`);
  return { names: Object.fromEntries(Object.keys(names).map((dealer) => [dealer, string(names, dealer, `${place}.names`)])), strange: terminal['strange'] === true };
}

function list<T>(spec: Fields, key: string, parse: (item: Fields, place: string) => T): T[] {
  const items = spec[key] ?? [];
  if (!Array.isArray(items)) throw new Error(`${key} must be a list.`);
  return items.map((item: unknown, index) => parse(fields(item, `${key}[${index}]`), `${key}[${index}]`));
}

function fields(value: unknown, place: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${place} must be an object.`);
  return value as Fields;
}

function string(value: Fields, key: string, place: string): string {
  const text = value[key];
  if (typeof text !== 'string' || text === '') throw new Error(`${place}.${key} must be a text.`);
  return text;
}
