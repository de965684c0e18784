/** Questions in the form of a request: "please explain", "I would like to know". In the order of a reader's certainty. */

const requests: readonly RegExp[] = [
  /\b(?:i|we)(?:['’]d| would| should| wd)? (?:also |just |really |very much |only |still |simply |be )*(?:like|love|grateful|glad|pleased|interested|keen|happy|obliged|appreciate|want(?:ed)?|need|wish|wanna)(?: \w+){0,3}? (?:to (?:know|hear|ask|understand|be told|find out|learn|have (?:it|this|that|something) (?:explained|clarified)|have explained)|it if|if (?:you|someone|somebody|the (?:panel|council|speaker))|an? (?:explanation|answer|idea|list|figure|number|straight answer|(?:straight )?yes or (?:an? )?no)|somebody to|someone to|clarity|clarification|you to (?:tell|explain|say|confirm|clarify))\b/i,
  /^(?:and |also |just |so |well |only )*(?:would|wud|should) (?:also |just |really |dearly )?(?:like|love|be (?:good|glad|grateful|interested|useful|helpful)) to (?:know|hear|ask|understand|find out)\b/i,
  /\b(?:it |that )?(?:would|will|['’]d) (?:also |really |greatly )?(?:help|be (?:good|useful|helpful|nice|great|interesting|a help)) (?:us |me |families |parents )?(?:to (?:know|hear|understand|see|be told|have)|if (?:you|someone|the|we knew|i knew))\b/i,
  /\b(?:i|we|am|was|just|been)(?:['’]m| am| was| were| are| have been)? (?:also |just |still )*(?:wondering|wonder|curious|asking|enquiring|writing to ask|keen to (?:know|hear|understand)|interested (?:in|to) (?:know|hear|knowing|hearing|understand)\w*)\b/i,
  /\b(?:please|pls|plz|kindly)(?: just| also| can| could| would| will)*(?: you| u| ya| someone| somebody| sum1| anyone| the panel| the council)? ?(?:explain|tell|say|confirm|clarify|let (?:me|us) know|give|set out|share|describe|publish|advise|cover|talk|address|outline|provide|show|send|make|list|state|answer|spell out|swap|put|find|reconsider|arrange|consider|supply|look into|check)\b/i,
  /(?:^|[,;:–—-] ?)(?:and |but |so |also )?(?:please |pls |plz )?(?:can|could|cud|would|will|cn) (?:you|u|ya|someone|some one|sum1|somebody|anyone|anybody|we|i|the council|the panel|the speaker|whoever) (?:please |pls |also |just |ever |not )?\w+/i,
  /^(?:and |also |just |so |then |please )*(?:tell|explain|say|clarify|confirm|describe) (?:me |us |to us |to me |please )?(?:straight\W+|please )?(?:what|how|why|when|where|who|which|whether|if|the|exactly|about)\b/i,
  /^(?:and |also |just |so |then )*(?:tell|explain to|remind) (?:me|us)\b[^.]{0,40}:/i,
  /\b(?:i|we) (?:can(?:no|['’])?t|cannot|don['’]?t|do not|have no idea|have never|never) ?(?:find out|understand|know|work out|see|been told)? (?:why|how|what|when|where|who|whether|which)\b[^.]{0,200}(?:so |please|explain)/i,
  /\b(?:want(?:s|ed)?|need|like|love|keen) to know\b/i,
  /\b(?:want(?:s|ed)?|like|wish|meant|need|going) to ask,? (?:you |the panel |please )?(?:how|what|whether|why|when|who|which|where|if|is|are|can|do|does|will|would|could|should)\b/i,
  /\b(?:can|may|could|might) (?:i|we) (?:just |also |please )?(?:ask|check|know)\b/i,
  /\b(?:no ?one|nobody) (?:can|could|seems able to|has been able to) (?:tell|explain|say)\b/i,
  /\bmy (?:main |one |only |first |second |other |next )?(?:question|query|concern is (?:how|what|whether|why))\b[^.?!]{0,20}\b(?:is|concerns|would be|:)/i,
  /\b(?:the thing i(?:['’]d| would)? (?:like|want) to (?:ask|know)|what i(?:['’]d| would)? (?:like|want|need|really want)\w* to (?:know|ask|understand|hear)|i ask (?:what|how|why|when|where|who|whether|if|that|please))\b/i,
  /^(?:and |also |so )*(?:we|i) (?:also )?ask (?:also )?(?:please|that|how|what|whether|why|when|who|which)\b/i,
  /^(?!(?:one|two|three|four|five|\d+|a few|some) )[\p{L}\p{N} ’'-]{4,80}, (?:please|pls|plz)[.!]*$/iu,
  /\b(?:tell|told|explain to|remind) (?:me|us|families|parents) (?:please )?(?:what|how|why|when|where|who|which|whether)\b/i,
];

/** Is it asked as a request? */
export function requestsSomething(sentence: string): boolean {
  return requests.some((pattern) => pattern.test(sentence));
}

const names = /\b(?:about|concerns?|regarding|re|raise|relates? to|touches? on)\b/i;
const announced =
  /^(?:(?:and|also|so|first(?:ly)?|second(?:ly)?|finally|please|well)[, ]+)*(?:(?:i|we)(?:['’]d| would| have| want| wish| wanted| should)?\b|my |our |mine |just (?:a |wondering|asking)|a (?:quick )?(?:question|query|word)|(?:can|may|could) (?:i|we)|what (?:i|we)|here (?:is|are|[’']s)|these are)/i;
const clause = /\b(?:how|what|why|when|where|who|which|whether|if)\b/i;

/**
 * "I would like to ask about the buses.", "My question concerns the ramp.", "What I am asking is this." name what the
 * question is about; the question itself stands below, if anywhere.
 */
export function announcesTopic(sentence: string): boolean {
  if (sentence.includes('?') || !announced.test(sentence)) return false;
  if (/\b(?:this|these|as follows|the following)[.:]*$/i.test(sentence)) return true;
  if (/^(?:here (?:is|are|[’']s)|these are)\b/i.test(sentence)) return true;
  return (
    names.test(sentence) &&
    /\b(?:question|query|ask(?:ing)?|know|raise|wondering|enquir\w+|mine)\b/i.test(sentence) &&
    !clause.test(sentence.replace(/^what\b/i, ''))
  );
}
