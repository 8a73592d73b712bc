import type { AnyNode } from 'domhandler';

/** Their text is not what people see. */
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript', 'head']);
/** These stand on lines of their own. */
const BLOCKS: ReadonlySet<string> = new Set(['p', 'div', 'tr', 'li', 'br', 'table', 'h1', 'h2', 'h3', 'form', 'ul', 'option']);

/** Without recursion: pages may be nested as deep as they like. */
export function seenText(root: AnyNode | readonly AnyNode[]): string {
  const waiting: (AnyNode | string)[] = [...(Array.isArray(root) ? (root as readonly AnyNode[]) : [root as AnyNode])].reverse();
  const parts: string[] = [];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') parts.push(node);
    else if (node.type === 'text') parts.push((node as unknown as { data: string }).data.replace(/\s+/g, ' '));
    else if ('children' in node && !('name' in node && UNSEEN.has(node.name))) {
      const isBlock = 'name' in node && BLOCKS.has(node.name);
      if (isBlock) parts.push('\n');
      if ('name' in node && (node.name === 'td' || node.name === 'th')) waiting.push(' ');
      for (let index = node.children.length - 1; index >= 0; index -= 1) waiting.push(node.children[index] as AnyNode);
    }
  }
  return parts.join('').replace(/[ \u00a0]+/g, ' ').replace(/ ?\n[\n ]*/g, '\n').trim();
}
