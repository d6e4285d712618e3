import { say } from '../messages/say.js';
import { htmlText, singleLine, webAddress } from './html-text.js';
import type { Mail, MailBase } from './mail.js';

export interface MailTable {
  readonly headings: readonly string[];
  /** Cells from left to right; a link is laid on the first, the last is stressed when it is urgent. */
  readonly rows: readonly { readonly cells: readonly string[]; readonly link?: string; readonly urgent?: boolean }[];
}

/** A table under the sentence that says what it lists. */
export interface MailPart {
  readonly lead: string;
  readonly table: MailTable;
}

export interface MailContent {
  readonly subject: string;
  readonly lead: readonly string[];
  readonly table?: MailTable;
  readonly parts?: readonly MailPart[];
  readonly after?: readonly string[];
  readonly action: string;
}

const TEXT = 'font-family:Arial,sans-serif;font-size:14px;line-height:20px;color:#1f2328';
const CELL = 'border:1px solid #c9ced4;padding:6px 10px;text-align:left;vertical-align:top';

/** One letter in two forms, from one content. */
export function layOut({ locale, illustrative, person, link }: MailBase, content: MailContent): Mail {
  const subject = singleLine(`${illustrative ? `[${say(locale, 'illustrative')}] ` : ''}${content.subject}`);
  const greeting = say(locale, 'greeting', { person });
  const footer = say(locale, 'mailFooter');
  const mark = illustrative ? say(locale, 'mailIllustrative') : null;
  const address = webAddress(link);
  const before = [greeting, ...content.lead];
  const parts = content.parts ?? [];
  const after = content.after ?? [];
  return {
    subject,
    text: `${[
      ...(mark === null ? [] : [mark]), ...before, ...(content.table ? [tableText(content.table)] : []),
      ...parts.flatMap(({ lead, table }) => [lead, tableText(table)]), ...after, `${content.action}: ${address}`, `-- \n${footer}`,
    ].join('\n\n')}\n`,
    html: [
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${htmlText(subject)}</title></head><body style="margin:0;padding:16px;${TEXT}">`,
      mark === null ? '' : `<p style="margin:0 0 12px;padding:6px 10px;background:#fbf2cf;color:#6f5200"><strong>${htmlText(mark)}</strong></p>`,
      ...before.map(paragraph),
      content.table ? tableHtml(content.table) : '',
      ...parts.map(({ lead, table }) => `${paragraph(lead)}${tableHtml(table)}`),
      ...after.map(paragraph),
      `<p style="margin:16px 0"><a href="${htmlText(address)}" style="color:#0b3d91;font-weight:bold">${htmlText(content.action)}</a></p>`,
      `<p style="margin:16px 0 0;font-size:12px;color:#5c636a">${htmlText(footer)}</p></body></html>`,
    ].join(''),
  };
}

function paragraph(text: string): string {
  return `<p style="margin:0 0 12px">${htmlText(text).replaceAll('\n', '<br>')}</p>`;
}

function tableHtml({ headings, rows }: MailTable): string {
  const head = headings.map((heading) => `<th style="${CELL};background:#eef1f5">${htmlText(heading)}</th>`).join('');
  const body = rows.map(({ cells, link, urgent }) => {
    const texts = cells.map((cell, index) => {
      const strong = urgent === true && index === cells.length - 1 ? ';color:#a51111;font-weight:bold' : '';
      const text = htmlText(cell).replaceAll('\n', '<br>');
      const linked = index === 0 && link !== undefined ? `<a href="${htmlText(webAddress(link))}" style="color:#0b3d91">${text}</a>` : text;
      return `<td style="${CELL}${strong}">${linked}</td>`;
    });
    return `<tr>${texts.join('')}</tr>`;
  });
  return `<table role="table" style="border-collapse:collapse;margin:0 0 12px;${TEXT}"><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function tableText({ rows }: MailTable): string {
  return rows
    .map(({ cells, link }, index) => `${index + 1}. ${cells.filter((cell) => cell !== '').map((cell) => cell.replaceAll('\n', '\n   ')).join('\n   ')}${link === undefined ? '' : `\n   ${link}`}`)
    .join('\n\n');
}
