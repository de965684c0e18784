/** The mail addresses in what a person typed, in order, each once. */
export function addressesIn(text: string): string[] {
  const found = text
    .split(/[\s,;<>()"']+/)
    .map((word) =>
      word
        .replace(/^mailto:/i, '')
        .replace(/[.:]+$/, '')
        .toLowerCase(),
    )
    .filter((word) => /^[^@]+@[^@]+\.[^@.]+$/.test(word));
  return [...new Set(found)];
}
