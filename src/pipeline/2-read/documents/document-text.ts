import { largestDocumentBytes, longestDocumentText } from '../limits.js';

/** Turns the bytes of one kind of document into its text. @throws for what is broken or unfolds too far */
type DocumentReader = (content: Buffer) => Promise<string>;

/** Each kind is loaded when the first of it comes: most mail has none. */
const readers: readonly { suffix: RegExp; type: RegExp; read: DocumentReader }[] = [
  {
    suffix: /\.docx$/i,
    type: /wordprocessingml\.document$/,
    read: async (content) => (await import('./docx.js')).docxText(content),
  },
  {
    suffix: /\.pdf$/i,
    type: /^application\/(?:x-)?pdf$/,
    read: async (content) => (await import('./pdf.js')).pdfText(content),
  },
  {
    suffix: /\.txt$/i,
    type: /^text\/plain$/,
    read: async (content) => (await import('./plain-text.js')).plainText(content),
  },
];

export interface GivenDocument {
  name: string;
  type: string;
  content: Buffer;
}

/** Its text, cut to a length; null where it is of no kind we read, too large, broken or without words. */
export async function documentText({ name, type, content }: GivenDocument): Promise<string | null> {
  const reader =
    readers.find(({ suffix }) => suffix.test(name)) ??
    (name.includes('.') ? undefined : readers.find(({ type: known }) => known.test(type)));
  if (reader === undefined || content.length > largestDocumentBytes) return null;
  try {
    const text = (await reader.read(content)).replaceAll('\0', '').trim().slice(0, longestDocumentText);
    return text === '' ? null : text;
  } catch {
    return null;
  }
}
