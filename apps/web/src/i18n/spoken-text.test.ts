import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseSync } from 'vite';

const source = join(import.meta.dirname, '..');

/** Names that are the same in every language. */
const ALLOWED = ['ui/product-name.ts', 'session/language-switch.tsx'];

const SPOKEN_ATTRIBUTES = ['label', 'title', 'placeholder', 'description', 'alt', 'aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'caption', 'sentence', 'message', 'why', 'next'];
const LETTERS = /\p{L}{2}/u;
const ACCENTED = /[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9\u00e0-\u00fd]|\p{Mn}/u;

const isVietnamese = (text: string) => ACCENTED.test(text) && LETTERS.test(text);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit);
  }
}

/** Text that a person would read and that no message file knows. */
function spokenTexts(name: string, code: string): string[] {
  const { program, errors } = parseSync(name, code);
  if (errors.length > 0) throw new Error(`${name}: ${errors[0]?.message}`);
  const found: string[] = [];
  const at = (node: Node, text: string) => found.push(`${name}:${code.slice(0, node.start).split('\n').length} ${text.trim()}`);
  walk(program as unknown as Node, (node) => {
    const { value } = node;
    if (node.type === 'JSXText' && LETTERS.test(String(value))) at(node, String(value));
    if (node.type === 'Literal' && typeof value === 'string' && isVietnamese(value)) at(node, value);
    if (node.type === 'TemplateElement' && isVietnamese((value as { raw: string }).raw)) at(node, (value as { raw: string }).raw);
    if (node.type !== 'JSXAttribute' || !isNode(value) || value.type !== 'Literal') return;
    const attribute = (node.name as { name: unknown }).name;
    if (SPOKEN_ATTRIBUTES.includes(String(attribute)) && LETTERS.test(String(value.value))) at(node, String(value.value));
  });
  return found;
}

const files = globSync('**/*.{ts,tsx}', { cwd: source })
  .filter((file) => !file.startsWith(join('i18n', 'messages')) && !/\.(test|gen)\.tsx?$|\.d\.ts$/.test(file))
  .filter((file) => !ALLOWED.includes(file));

describe('what the page says', () => {
  it('stands in the message files, never in a component', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(files.flatMap((file) => spokenTexts(relative(source, join(source, file)), readFileSync(join(source, file), 'utf8')))).toEqual([]);
  });

  it.each([
    ['<p>Báo cáo</p>', 'text'],
    ['<p>Report</p>', 'text without accents'],
    ['<input aria-label="Tim" />', 'attribute'],
    ['const word = "Đã gửi";', 'literal'],
    ['const word = `${n} ngày`;', 'template'],
  ])('is noticed: %s (%s)', (code) => {
    expect(spokenTexts('planted.tsx', `const n = 1; export const X = () => { ${code.startsWith('<') ? `return ${code};` : code} };`)).toHaveLength(1);
  });

  it('is not confused by comments, classes and keys', () => {
    expect(spokenTexts('planted.tsx', 'export const X = () => <p className="quiet" title={t("a.b")}>{/* Báo cáo */}·</p>;')).toEqual([]);
  });
});
