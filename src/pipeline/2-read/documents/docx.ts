import mammoth from 'mammoth';
import { checkUnfoldedSize } from './unfolded-size.js';

/** The paragraphs of a Word document. Nothing outside it is opened: raw text follows no link. */
export async function docxText(content: Buffer): Promise<string> {
  await checkUnfoldedSize(content);
  const { value } = await mammoth.extractRawText({ buffer: content });
  return value.replaceAll(/\n{3,}/g, '\n\n');
}
