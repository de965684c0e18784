import { compile } from 'html-to-text';
import { deepestParts } from './limits.js';

/** Where mail programmes put what they quote: everything inside, or everything from here on. */
const quoteContainers = [
  '.gmail_quote',
  '.gmail_quote_container',
  'blockquote[type=cite]',
  '.yahoo_quoted',
  '.moz-cite-prefix',
  '.protonmail_quote',
  '.moz-forward-container',
];
const quoteStarts =
  /<(?:div|hr|p)\b[^>]{0,200}(?:\bid\s*=\s*["']?(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION|stopSpelling)\b|border(?:-top)?:\s*(?:solid #(?:E1E1E1|B5C4DF)|none;border-top:solid #(?:E1E1E1|B5C4DF)))/i;
const hidden = ['[style*="display:none"]', '[style*="display: none"]', '[hidden]'];

/** Making a converter of its settings takes longer than converting a mail: each is made once. */
function converter(skipped: string[]): (html: string) => string {
  const convert = compile({
    wordwrap: false,
    limits: { maxDepth: deepestParts * 5, maxInputLength: 5_000_000 },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'style', format: 'skip' },
      { selector: 'h1', options: { uppercase: false } },
      { selector: 'h2', options: { uppercase: false } },
      { selector: 'h3', options: { uppercase: false } },
      { selector: 'h4', options: { uppercase: false } },
      { selector: 'table', options: { uppercaseHeaderCells: false } },
      { selector: 'p', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
      { selector: 'ul', options: { itemPrefix: '- ' } },
      ...skipped.map((selector) => ({ selector, format: 'skip' })),
    ],
  });
  // Spaces at the start of a line are the converter's indenting.
  return (html) => convert(html).replaceAll(/^[ \t]+/gm, '');
}

const all = converter(hidden);
const unquoted = converter([...hidden, ...quoteContainers]);

/** All text of an HTML mail. Nothing in it is fetched or run. */
export function wholeTextOf(html: string): string {
  return all(html);
}

/** The text outside what the mail programme marked as quoted; empty when all is. */
export function unquotedTextOf(html: string): string {
  return unquoted(html.slice(0, quoteStarts.exec(html)?.index ?? html.length));
}
