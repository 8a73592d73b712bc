import path from 'node:path/posix';
import type { ZipPart, ZipParts } from '../open/zip-guard';
import { sheetsErrors } from '../sheets.errors';
import { readPart } from './read-part';
import { attributeOf, type XmlAttributes, type XmlHandler } from './xml-scanner';

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  /** From 1, among all that are listed. */
  readonly no: number;
  readonly name: string;
  readonly hidden: boolean;
  /** undefined: the workbook names a part that is not there. */
  readonly part: ZipPart | undefined;
}

/** The parts of a workbook, wherever its program put them. */
export interface WorkbookParts {
  /** Without charts and dialogs, which have no cells. */
  readonly sheets: readonly ListedSheet[];
  readonly date1904: boolean;
  readonly texts: ZipPart | undefined;
  readonly styles: ZipPart | undefined;
}

const USUAL_PLACE = 'xl/workbook.xml';
const SHEET = '/worksheet';

/** @throws sheets.workbook-broken */
export async function workbookParts(parts: ZipParts): Promise<WorkbookParts> {
  const root = await relationsOf(parts, '');
  const place = root.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? USUAL_PLACE;
  const workbook = parts.part(place) ?? parts.part(USUAL_PLACE);
  if (!workbook) throw sheetsErrors.workbookBroken();
  const listed = new Listing();
  await readPart(parts, workbook, listed);
  const relations = await relationsOf(parts, workbook.name);
  const partOf = (kind: string): ZipPart | undefined => parts.part(relations.find(({ type }) => type.endsWith(kind))?.target ?? '');
  const sheets = listed.sheets.flatMap(({ id, name, hidden }, index): ListedSheet[] => {
    const relation = relations.find((one) => one.id === id);
    return relation && !relation.type.endsWith(SHEET) ? [] : [{ no: index + 1, name, hidden, part: parts.part(relation?.target ?? '') }];
  });
  if (listed.sheets.length === 0) throw sheetsErrors.workbookBroken();
  return { sheets, date1904: listed.date1904, texts: partOf('/sharedStrings'), styles: partOf('/styles') };
}

/** What a workbook says of itself. */
class Listing implements XmlHandler {
  date1904 = false;
  readonly sheets: { readonly name: string; readonly id: string; readonly hidden: boolean }[] = [];

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'workbookPr') this.date1904 = /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '');
    if (name !== 'sheet') return;
    const [title, id, state] = ['name', 'id', 'state'].map((key) => attributeOf(attributes, key) ?? '');
    if (title && id) this.sheets.push({ name: title, id, hidden: state !== '' && state !== 'visible' });
  }

  text(): void {
    // says nothing about sheets
  }

  close(): void {
    // says nothing about sheets
  }
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** The parts that a part refers to, by their places in the file. */
async function relationsOf(parts: ZipParts, name: string): Promise<Relation[]> {
  const folder = path.dirname(name || '.');
  const part = parts.part(path.join(folder, '_rels', `${path.basename(name)}.rels`));
  const found: Relation[] = [];
  if (!part) return found;
  const ignore = (): void => undefined;
  const open = (tag: string, attributes: XmlAttributes): void => {
    if (tag !== 'Relationship') return;
    const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attributeOf(attributes, key) ?? '') as [string, string, string];
    found.push({ id, type, target: target.startsWith('/') ? path.normalize(target.slice(1)) : path.join(folder, target.replaceAll('\\', '/')) });
  };
  await readPart(parts, part, { open, text: ignore, close: ignore });
  return found;
}
