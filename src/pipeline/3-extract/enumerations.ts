import type { Sentence } from '../../language/sentences.js';

/** "(i) … (ii) …", "1) … 2) …", "(a) … (b) …" in the middle of a sentence. */
const number =
  /(?:^|[\s,;:])(?:\(?(\d{1,2})[).]|\(([a-h]|i{1,3}|iv|v|vi{0,3})\)|([a-h])\)|(\d)(?=\s+(?:who|why|what|when|where|which|how|can|could|will|would|is|are|do|does|did|has|have|should|any)\b))\s+(?=\S)/gi;
const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'];

/** Its place in the count: 1 for "1", "a" and "i". */
function ordinals(label: string): number[] {
  const small = label.toLowerCase();
  if (/^\d+$/.test(small)) return [Number(small)];
  const letter = small.length === 1 ? [small.charCodeAt(0) - 96] : [];
  const place = roman.indexOf(small);
  return place === -1 ? letter : [...letter, place + 1];
}

/** The items of an enumeration within a sentence, from its first number on; none where it does not count from one. */
export function enumerationIn({ text, start }: Sentence): Sentence[] {
  const found = [...text.matchAll(number)];
  const marks = found.filter((match, place) =>
    ordinals(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '').includes(place + 1),
  );
  if (marks.length < 2 || marks.length !== found.length) return [];
  return marks.map((match, place) => {
    const from = match.index + match[0].length;
    const end = marks[place + 1]?.index ?? text.length;
    const item = text.slice(from, end).trimEnd();
    return { text: item, start: start + from, end: start + from + item.length };
  });
}
