import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stemOf } from '../../language/vocabulary.js';
import { packageRoot } from '../../package-root.js';

/**
 * Words that families write in lower case: those that stand so at least twice in the invented webinars from which the
 * sentence model learnt. A capital on one of these, as at the start of a sentence, names nobody.
 */
const written: ReadonlySet<string> = new Set(
  readFileSync(join(packageRoot, 'src', 'pipeline', '4-screen', 'ordinary-words.txt'), 'utf8')
    .trim()
    .split('\n'),
);
const stems: ReadonlySet<string> = new Set([...written].map(stemOf));

/** Endings of words that begin a sentence and are rarely written: "Registering", "Conversely". */
const ending =
  /(?:ing|ed|ly|tion|sion|ness|ment|able|ible|ous|ive|ise|ize|ity|ance|ence|ism|ist|ful|less|ology)$/;

/** What is written with a capital and tells of no family: times, peoples, places of a whole county, conditions, firms. */
const proper: ReadonlySet<string> = new Set(
  `
monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
mon tue tues wed weds thu thur thurs fri sat sun january february march april may june july august september october
november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter ramadan eid diwali hanukkah whitsun
lent advent michaelmas halloween bonfire jubilee english welsh scottish irish british polish romanian ukrainian russian
french german spanish italian portuguese dutch greek turkish arabic hindi urdu punjabi bengali gujarati tamil somali
tigrinya pashto dari farsi kurdish mandarin cantonese chinese japanese korean latin albanian bulgarian hungarian czech
slovak lithuanian latvian swahili yoruba twi sylheti afghan syrian indian pakistani bangladeshi nigerian ghanaian african
asian european american australian caribbean jamaican roma gypsy traveller travellers christian catholic anglican church
methodist baptist quaker muslim islamic jewish hindu sikh buddhist orthodox bible god england wales scotland ireland
britain uk europe france germany spain italy portugal poland romania ukraine russia turkey greece india pakistan
bangladesh china japan korea nigeria ghana kenya somalia sudan eritrea ethiopia egypt syria iraq iran afghanistan america
canada australia jamaica london birmingham manchester leeds sheffield liverpool bristol newcastle nottingham leicester
coventry bradford cardiff swansea edinburgh glasgow belfast oxford cambridge york westminster whitehall parliament
bedfordshire berkshire buckinghamshire cambridgeshire cheshire cornwall cumbria derbyshire devon dorset durham essex
gloucestershire hampshire herefordshire hertfordshire herts kent lancashire leicestershire lincolnshire merseyside
norfolk northamptonshire northumberland nottinghamshire oxfordshire rutland shropshire somerset staffordshire suffolk
surrey sussex warwickshire wiltshire worcestershire yorkshire midlands asperger aspergers asperger's tourette tourettes
tourette's down downs down's parkinson parkinsons parkinson's alzheimer alzheimers alzheimer's crohn crohns crohn's
huntington's duchenne rett ehlers-danlos williams makaton braille widgit tesco tescos asda aldi lidl sainsburys morrisons
co-op amazon google facebook instagram whatsapp youtube tiktok snapchat twitter zoom teams microsoft outlook word excel
powerpoint apple iphone ipad android xbox playstation minecraft roblox lego netflix uber airbnb ebay paypal gazette
ofsted ofcom senco sencos sendco sendcos cqc mencap barnardo barnardo's barnardos nspcc childline samaritans shelter
citizens advice mind scope ipsea contact kids sendiass sendias sendiasst brownies beavers cubs scouts guides rainbows
cllr councillor councillors mayor minister secretary crown magistrates ombudsman hansard gov mr mrs ms miss mx dr prof sir
madam rev sirs mum dad nan nana grandad grandma granny grandpa mummy daddy auntie uncle cheers ta ps nb fyi ok hi hiya hey
hello dear regards kind best wishes sincerely faithfully yours thanks thank ty
`
    .trim()
    .split(/\s+/),
);

/** Whether a word, in lower case, is one that families write so, or that names no family. */
export function isWritten(word: string): boolean {
  const plain = word.replaceAll('’', "'").replace(/'s$/, '');
  return (
    plain.length < 2 ||
    proper.has(plain) ||
    proper.has(word) ||
    written.has(plain) ||
    stems.has(stemOf(plain)) ||
    // I'm, you'll, haven't.
    /^(?:i|you|he|she|it|we|they|that|there|what|who|where|when|how|why|let|here)'/.test(
      word.replaceAll('’', "'"),
    ) ||
    /n't$/.test(plain)
  );
}

/** The same, or by its ending a word that only the start of a sentence gave a capital. */
export function isOrdinary(word: string): boolean {
  return isWritten(word) || ending.test(word.replace(/['’]s$/, ''));
}
