export interface PlaceToSplit {
  /** Where the second question would begin. */
  value: string;
  text: string;
  selected: boolean;
}

/** Words shown of what the second question would begin with. */
const wordsShown = 7;
/** A list longer than this is of no use: a question that long is trimmed first. */
const mostPlaces = 200;

/** Every word with which a second question could begin; chosen is the one after a question mark, else after a sentence, else at an "and". */
export function placesToSplit(asked: string): PlaceToSplit[] {
  const words = [...asked.matchAll(/\S+/g)].slice(0, mostPlaces);
  const likely = [
    words.findIndex((_, n) => n > 0 && /\?\W*$/.test(words[n - 1]?.[0] ?? '')),
    words.findIndex((_, n) => n > 0 && /[.!:;]$/.test(words[n - 1]?.[0] ?? '')),
    words.findIndex(([word], n) => n > 0 && /^(?:and|also|plus)$/i.test(word)),
  ].find((n) => n !== -1);
  return words
    .map(({ index }, n) => ({
      value: String(index),
      text: words
        .slice(n, n + wordsShown)
        .map(([word]) => word)
        .join(' '),
      selected: n === likely,
    }))
    .slice(1);
}
