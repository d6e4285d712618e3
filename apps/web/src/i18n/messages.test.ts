import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const folder = join(import.meta.dirname, 'messages');
const names = readdirSync(join(folder, 'vi')).sort();

type Messages = { readonly [key: string]: string | Messages };

const read = async (locale: string, name: string): Promise<Messages> => {
  const file = (await import(pathToFileURL(join(folder, locale, name)).href)) as { messages: Messages };
  return file.messages;
};

const flat = (messages: Messages, above = ''): [string, string][] =>
  Object.entries(messages).flatMap(([key, value]) => (typeof value === 'string' ? [[`${above}${key}`, value] as [string, string]] : flat(value, `${above}${key}.`)));

const holesOf = (text: string) => (text.match(/\{\{\s*\w+\s*\}\}/g) ?? []).sort();
// English counts one thing apart; Vietnamese has no other form.
const withoutOne = (keys: string[]) => keys.filter((key) => !key.endsWith('_one')).sort();

describe('messages', () => {
  it('exist in both languages', () => {
    expect(readdirSync(join(folder, 'en')).sort()).toEqual(names);
    expect(names.length).toBeGreaterThan(2);
  });

  it.each(names)('%s has the same keys and the same holes in both', async (name) => {
    const [vi, en] = [flat(await read('vi', name)), flat(await read('en', name))];
    expect(withoutOne(en.map(([key]) => key))).toEqual(vi.map(([key]) => key).sort());
    const english = new Map(en);
    const different = vi.filter(([key, text]) => english.get(key) !== undefined && `${holesOf(text).join()}` !== `${holesOf(english.get(key) ?? '').join()}`);
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it.each(names)('%s leaves nothing empty and is composed (NFC)', async (name) => {
    const texts = [...flat(await read('vi', name)), ...flat(await read('en', name))];
    expect(texts.filter(([, text]) => text.trim() === '' || text !== text.normalize('NFC')).map(([key]) => key)).toEqual([]);
  });

  it.each(names)('%s is registered', (name) => {
    const registry = readFileSync(join(import.meta.dirname, 'catalogues.ts'), 'utf8');
    expect(registry).toContain(`./messages/vi/${name.replace(/\.ts$/, '')}.js`);
  });
});
