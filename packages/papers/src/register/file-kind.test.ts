import { describe, expect, it } from '@jest/globals';
import { collect, zipArchive } from '../archive/zip-writer.js';
import { fileKindOf } from './file-kind.js';
import { readRegisterFile } from './read-register-file.js';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const archive = (parts: Readonly<Record<string, string>>): Promise<Uint8Array> =>
  collect(zipArchive(Object.entries(parts).map(([name, content]) => ({ name, pieces: [content] }))));
const codeOf = async (bytes: Uint8Array, name = 'tep.xlsx'): Promise<string | undefined> => (await readRegisterFile(bytes, name)).problems[0]?.code;

/** Overwrites the declared size of an archive's only entry, in its central directory. */
function declaring(bytes: Uint8Array, size: number): Uint8Array {
  const forged = Uint8Array.from(bytes);
  const view = new DataView(forged.buffer);
  const directory = view.getUint32(forged.length - 22 + 16, true);
  view.setUint32(directory + 24, size, true);
  return forged;
}

describe('files that must not be opened', () => {
  it('refuses an archive that expands over 100 MB before inflating any of it', async () => {
    const bomb = await archive({ '[Content_Types].xml': '<Types/>', 'xl/worksheets/sheet1.xml': ' '.repeat(100_000_001) });
    expect(bomb.length).toBeLessThan(10_000_000);
    expect(await codeOf(bomb)).toBe('expands_too_much');
  });

  it('refuses an entry that hides its size', async () => {
    const small = await archive({ '[Content_Types].xml': ' '.repeat(1_000_000) });
    expect(await codeOf(declaring(small, 0))).toBe('damaged_file');
    expect(await codeOf(declaring(small, 1000))).toBe('damaged_file');
    expect(await codeOf(declaring(small, 0xffff_ffff))).toBe('damaged_file');
  });

  it('refuses more than 1,000 parts', async () => {
    const parts = Object.fromEntries(Array.from({ length: 1001 }, (_unused, index) => [`part${index}.xml`, 'x']));
    expect(await codeOf(await archive(parts))).toBe('too_many_parts');
  });

  it('refuses more than 10 MB whatever it is', async () => {
    expect(await codeOf(new Uint8Array(10 * 1024 * 1024 + 1).fill(65))).toBe('file_too_large');
  });

  it('refuses a workbook with macros by its parts', async () => {
    expect(await codeOf(await archive({ '[Content_Types].xml': '<Types/>', 'xl/vbaProject.bin': 'x' }))).toBe('macro_file');
  });

  it.each([
    ['%PDF-1.7', 'wrong_format'],
    ['<html><table><tr><td>Mã thủ tục</td></tr></table></html>', 'wrong_format'],
    ['<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', 'wrong_format'],
    ['{\\rtf1 thử}', 'wrong_format'],
    ['   \n\n', 'empty_file'],
    ['PK\u0003\u0004 not really', 'damaged_file'],
    ['chỉ là một câu', 'header_not_found'],
  ])('%j is %s', async (content, code) => {
    expect(await codeOf(text(content))).toBe(code);
  });

  it('names what another archive is', async () => {
    expect(fileKindOf(await archive({ 'word/document.xml': 'x' }))).toMatchObject({ code: 'wrong_format', expected: { kind: 'Word' } });
    expect(fileKindOf(await archive({ 'xl/workbook.bin': 'x' }))).toMatchObject({ code: 'xlsb_file' });
    expect(fileKindOf(await archive({ 'a.txt': 'x' }))).toMatchObject({ code: 'wrong_format', expected: { kind: 'ZIP' } });
  });

  it('says damaged of a workbook without its insides, and of one cut short', async () => {
    const hollow = await archive({ '[Content_Types].xml': '<Types/>' });
    expect(await codeOf(hollow)).toBe('damaged_file');
    expect(await codeOf(hollow.subarray(0, hollow.length - 30))).toBe('damaged_file');
  });

  it('does not expand entities', async () => {
    const lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>';
    const bytes = await archive({ '[Content_Types].xml': '<Types/>', '_rels/.rels': `${lol}<Relationships>&b;</Relationships>` });
    expect(await codeOf(bytes)).toBe('unsafe_file');
  });

  it('is not hurt by any bytes at all', async () => {
    let seed = 7;
    for (let round = 0; round < 200; round += 1) {
      const bytes = Uint8Array.from({ length: 300 }, () => (seed = (seed * 1103515245 + 12345) % 2147483648) % 256);
      if (round % 2 === 0) bytes.set([0x50, 0x4b, 3, 4]);
      const file = await readRegisterFile(bytes, 'x');
      expect(file.problems.length).toBeGreaterThan(0);
    }
  });
});
