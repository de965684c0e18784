/** The exact words that each pattern finds in a text, in order, each once. Patterns need the `g` flag. */
export function found(text: string, patterns: readonly RegExp[]): string[] {
  const words = new Set<string>();
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) words.add(match[0].trim());
  }
  return [...words];
}
