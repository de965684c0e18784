/** Shorter sentences say too little: names and a date in a row look like many languages. */
const fewestWords = 8;

/** The small words of English, which stand in every English sentence, also in text-speak. */
const english = new Set(
  (
    'the a an and or but of to in on for with at by from is are was were be been am do does did have has had will would can ' +
    'could should if when what who how why where which that this these there it its he she they we you i me my your our their ' +
    'his her not no so as about up out any all just please thanks u ur r 2 4'
  ).split(' '),
);
/** Welsh has no place in the detector; its small words give it away. */
const welsh = new Set(
  (
    'yn yr ac mae wedi ei eu ni oes bydd sydd gan fy ydy ydyw ar gyfer chi fod hyn pryd sut ble mewn neu ond ' +
    'dych dwi rydw rydym ydyn oedd cael gael fydd dda diolch hefyd blant plentyn ysgol'
  ).split(' '),
);

/** English prose has a third of small words, hurried text-speak a seventh. */
const englishShare = 0.14;
const welshShare = 0.2;

const share = (words: readonly string[], of: ReadonlySet<string>) =>
  words.filter((word) => of.has(word)).length / words.length;

const names = new Intl.DisplayNames('en', { type: 'language' });

async function languageOf(paragraph: string): Promise<string | null> {
  const words = paragraph.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  // Chinese and Japanese are written without spaces between words.
  const isUnspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{4}/u.test(paragraph);
  if (!isUnspaced && words.length < fewestWords) return null;
  if (share(words, welsh) >= welshShare) return 'cy';
  if (!isUnspaced && share(words, english) >= englishShare) return null;
  // It takes a quarter of a second and 85 MB to load: only where a text does not look English.
  const { eld } = await import('eld/extrasmall');
  const detected = eld.detect(paragraph);
  return detected.language === '' || detected.language === 'en' || !detected.isReliable()
    ? null
    : detected.language;
}

/** The languages other than English in which a paragraph of a text is written, by their English names. */
export async function foreignLanguages(text: string): Promise<string[]> {
  const found = new Set<string>();
  for (const paragraph of text.split(/\n{2,}|(?<=[.?!])\s+(?=\p{Lu})/u)) {
    const language = await languageOf(paragraph);
    if (language !== null) found.add(names.of(language) ?? language);
  }
  return [...found];
}
