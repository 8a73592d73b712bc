import { type HtmlPage, type PageElement, seenText } from '@tributary/sheets';
import { webFaults } from '../../web.faults';
import { type FormInput, Missing } from '../web-session';

export type FormPair = readonly [name: string, value: string];

const UNSENT: ReadonlySet<string> = new Set(['submit', 'button', 'image', 'reset', 'file']);
const BUTTONS = 'input[type=submit], input[type=image], button:not([type=button]):not([type=reset])';

/** What a form would send: its own fields, hidden ones included, with ours instead, and the button that is pressed. */
export function filledForm(page: HtmlPage, form: PageElement, { fields, button }: Pick<FormInput, 'fields' | 'button'>): FormPair[] {
  const controls = page.within(form, 'input[name], select[name], textarea[name]');
  const names = new Set(controls.map(({ attribs }) => attribs['name']));
  for (const [name, { secret }] of Object.entries(fields)) {
    if (!names.has(name)) throw new Missing(name);
    if (secret && !controls.some(({ attribs }) => attribs['name'] === name && attribs['type']?.toLowerCase() === 'password')) throw webFaults.passwordField({ field: name });
  }
  const own = controls.filter(({ attribs }) => !(attribs['name'] as string in fields)).flatMap(pairsOf(page));
  const ours = Object.entries(fields).map(([name, { value }]): FormPair => [name, value]);
  return [...own, ...ours, ...pressed(page, form, button)];
}

/** Own fields of a form alone, as a script that sends it does. */
export function unpressedForm(page: HtmlPage, form: PageElement, changed: Readonly<Record<string, string>>): FormPair[] {
  const own = page.within(form, 'input[name], select[name], textarea[name]').filter(({ attribs }) => !(attribs['name'] as string in changed)).flatMap(pairsOf(page));
  return [...own, ...Object.entries(changed)];
}

const pairsOf = (page: HtmlPage) => (control: PageElement): FormPair[] => {
  const { name = '', value = '', type = 'text' } = control.attribs;
  const kind = type.toLowerCase();
  if ('disabled' in control.attribs) return [];
  if (control.name === 'select') return selected(page, control).map((option): FormPair => [name, option.attribs['value'] ?? seenText(option.children)]);
  if (control.name === 'textarea') return [[name, seenText(control.children)]];
  if (UNSENT.has(kind)) return [];
  if (kind === 'checkbox' || kind === 'radio') return 'checked' in control.attribs ? [[name, control.attribs['value'] ?? 'on']] : [];
  return [[name, value]];
};

function selected(page: HtmlPage, select: PageElement): PageElement[] {
  const options = page.within(select, 'option');
  const marked = options.filter(({ attribs }) => 'selected' in attribs);
  return marked.length > 0 || 'multiple' in select.attribs ? marked : options.slice(0, 1);
}

function pressed(page: HtmlPage, form: PageElement, button: string | undefined): FormPair[] {
  const element = button === undefined ? page.within(form, BUTTONS)[0] : page.within(form, button)[0];
  if (!element) {
    if (button !== undefined) throw new Missing(button);
    return [];
  }
  const { name, value = '', type = '' } = element.attribs;
  if (!name) return [];
  return type.toLowerCase() === 'image' ? [[`${name}.x`, '1'], [`${name}.y`, '1']] : [[name, value]];
}
