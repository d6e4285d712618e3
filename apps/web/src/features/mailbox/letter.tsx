import { useEffect, useRef } from 'react';
import { trustedTypePolicies } from '../../ui/trusted-html.js';
import classes from './mailbox.module.css';

/** Mails carry their looks in style attributes, which the page's policy forbids in what is parsed. */
const trusted = trustedTypePolicies?.createPolicy('letter', { createHTML: (html) => html }) ?? { createHTML: (html: string) => html };

/**
 * A mail as its reader sees it, in a document of its own where no script runs, under the page's policy too. Its looks are put on
 * element by element. Links open in a new tab.
 */
export function Letter({ subject, html }: { readonly subject: string; readonly html: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (frame.current) frame.current.srcdoc = trusted.createHTML(`<base target="_blank">${html.replaceAll(' style="', ' data-look="')}`);
  }, [html]);
  return <iframe ref={frame} className={classes.letter} title={subject} sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox" onLoad={() => putOnLooks(frame.current?.contentDocument)} />;
}

function putOnLooks(letter: Document | null | undefined): void {
  for (const element of letter?.querySelectorAll<HTMLElement>('[data-look]') ?? []) element.style.cssText = element.dataset['look'] ?? '';
}
