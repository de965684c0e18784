import { getDocumentProxy } from 'unpdf';
import { longestDocumentText, mostPdfPages } from '../limits.js';

/** A run of text on a page; marks of structure hold none. */
interface PdfItem {
  str?: string;
  hasEOL?: boolean;
}

const textOf = ({ str = '', hasEOL = false }: PdfItem) => `${str}${hasEOL ? '\n' : ''}`;

/** The text of a PDF, page by page up to the limits. Scripts in it are not run and nothing is fetched. */
export async function pdfText(content: Buffer): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(content), {
    isEvalSupported: false,
    stopAtErrors: true,
    verbosity: 0,
  });
  try {
    const pages: string[] = [];
    let length = 0;
    for (let number = 1; number <= Math.min(document.numPages, mostPdfPages); number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const text = items.map(textOf).join('');
      page.cleanup();
      pages.push(text.trim());
      length += text.length;
      if (length > longestDocumentText) break;
    }
    return pages.join('\n\n');
  } finally {
    await document.destroy();
  }
}
