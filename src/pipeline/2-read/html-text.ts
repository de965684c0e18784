import { compile, type FormatCallback } from 'html-to-text';
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

/** A label in a table's first cell is short. */
const longestLabel = 60;

/**
 * Cells stand apart, and a row of two whose first is short reads as "label: value": web forms send what families wrote
 * as such tables.
 */
const formatCell: FormatCallback = (cell, walk, builder) => {
  walk(cell.children, builder);
  const cells = (cell.parent?.children ?? []).filter(({ name }) => name === 'td' || name === 'th');
  const isLabel = cells.length === 2 && cells[0] === cell && lettersIn(cell) <= longestLabel;
  builder.addInline(isLabel && lettersIn(cell) > 0 && !/[:?]\s*$/.test(textIn(cell)) ? ': ' : ' ', {});
};

interface HtmlNode {
  data?: string | undefined;
  children?: HtmlNode[] | undefined;
}

const textIn = ({ data = '', children = [] }: HtmlNode): string => data + children.map(textIn).join('');
const lettersIn = (node: HtmlNode) => textIn(node).trim().length;

/** Making a converter of its settings takes longer than converting a mail: each is made once. */
function converter(skipped: string[]): (html: string) => string {
  const convert = compile({
    wordwrap: false,
    limits: { maxDepth: deepestParts * 5, maxInputLength: 5_000_000 },
    formatters: { cell: formatCell },
    selectors: [
      { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: 'td', format: 'cell' },
      { selector: 'th', format: 'cell' },
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
