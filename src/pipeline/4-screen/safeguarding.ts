import type { Hint } from '../types.js';
import { found } from './patterns.js';

const somebody =
  '(?:him|her|them|me|us|my (?:\\w+ )?(?:son|daughter|child|boy|girl|brother|sister|mum|mother|nan|gran|baby|kids?|children)|the (?:baby|kids|children|boy|girl))';
const oneself = '(?:him|her|them|my|your|our)sel(?:f|ves)';
const who =
  "(?:he|she|they|i|we|dad|mum|his|her|my|the (?:boy|girl|baby|child|children|kids)|my (?:son|daughter|brother|sister|mum|nan))(?:['’]?s|['’]?ve|['’]?d| is| are| was| has| have| had)?";

/**
 * Wording that may tell of harm: looked for so that a person reads it soon. Made to miss nothing rather than to be
 * quiet; ordinary worries about school raise it now and then. One list a kind of harm.
 */
const kinds: Record<string, readonly RegExp[]> = {
  'harm to oneself': [
    /\b(?:self[- ]?harm(?:s|ed|ing)|self[- ]?harm(?! (?:policy|strategy|training|covered))|suicidal\w*|suicide(?! (?:prevention|strateg|policy|policies|awareness|rates?|training))|kill(?:ed)? (?:him|her|my)self|overdos\w*)\b/gi,
    new RegExp(
      `\\b(?:cut(?:s|ting)?|hurt(?:s|ing)?|harm(?:s|ing|ed)?|starv(?:es|ing|ed)|kill(?:s|ing|ed)?|burn(?:s|ing|ed)?|hang(?:s|ed)?|strangl(?:es|ed|ing)|scratch(?:es|ed|ing)?|bit(?:es|ing)|bang(?:s|ed|ing)?) (?:${oneself}|(?:his|her|their|my) (?:own )?(?:arms?|legs?|wrists?|head|face|skin|thighs?))`,
      'gi',
    ),
    /\bend(?:ing)? it all\b/gi,
    /\b(?:end(?:ing|ed)?|take|taking|took) (?:everything|(?:his|her|their|my|our)(?: own)? (?:own|lives?|life))\b/gi,
    /\b(?:want(?:s|ed)?|wish(?:es|ed)?|tr(?:y|ies|ied)|going|rather|like|ready) (?:to |i |he |she |they |it would )?(?:die|dying|be dead|were dead|was dead|never been born|was never born|jump|disappear|all to (?:stop|end)|it all to (?:stop|end)|to hang)\b/gi,
    /\bwish(?:es|ed)? (?:i|he|she|they) (?:was|were|had) (?:dead|gone|never born|not born|not here)\b/gi,
    /\b(?:better off (?:dead|not here|without (?:him|her|me|us|them))|rather be dead|nobody would (?:miss|care|notice)|no(?:body|one)['’]?d? (?:would )?miss|no(?:t| longer)? (?:want|wants|wanted) to (?:be here|live|be alive|wake up)|(?:i|we|she|he)(?: really| just)? can(?:no|['’]?)t (?:go on(?! (?:the|a|an|to|his|her|holiday|trips?|it|any|with)\b)|do this any ?more|take (?:it )?any ?more|carry on)|goodbye (?:letter|note|message)|say(?:ing)? goodbye to everyone)\b/gi,
    /\b(?:do(?:es)?n['’]?t|did(?:n['’]?t| not)|do(?:es)? not) (?:want|wanna|see (?:a|the|any) point) (?:to |in )?(?:be here|live|living|be alive|wake up|going on|carry on|exist)\b/gi,
    /\b(?:walk(?:ing|s|ed)? into the (?:sea|river|road|traffic)|look at the (?:river|bridge|train|tracks)|(?:run|runs|running|step\w*|jump\w*|walk\w*) (?:out )?(?:in ?(?:to|front of)) (?:the )?(?:cars?|traffic|trains?|lorr\w+|road)|(?:found|stood|standing|sat|sitting|went|gone|threatened to jump) (?:\w+ ){0,2}(?:on|off|from|to) (?:the|a) (?:bridge|railway(?: line)?|roof|multi[- ]?storey|ledge|cliff))\b/gi,
    /\b(?:pills|tablets|paracetamol|bleach|rope|ligature|noose|cord|belt|razors?|blades?|scissors|lighter)\b(?=[^.!?]{0,60}\b(?:hid\w*|found|swallow\w*|took|taken|under (?:his|her|the|my)|round|around|neck|stood|jump\w*|collect\w*|sav(?:ed|ing)|arms?|wrists?|legs?))/gi,
    /\b(?:found|swallow\w*|hid(?:den|es|e|ing)?|collect\w*|sav(?:ed|ing)|took|taken|how many|put)\b(?=[^.!?]{0,40}\b(?:pills|tablets|paracetamol|bleach|rope|ligature|noose|cord|razors?|blades?)\b)/gi,
    /\b(?:stopped eating|won['’]?t eat|hasn['’]?t eaten (?:for|since|in)|not eaten (?:for|since) (?:\w+day|days|two|three|four)|weighs (?:only )?(?:three|four|five|six|[3-6]) stone|making (?:him|her)self sick)\b/gi,
    /\b(?:voices (?:tell|told|telling|in (?:his|her|my) head)|hear(?:s|ing)? voices)\b/gi,
  ],
  'violence and abuse': [
    /\b(?:abus(?:es|ed|ing|ive (?:partner|husband|father|dad|mum|mother|relationship|ex))|(?:child|sexual|physical|emotional|domestic|racial|substance|alcohol) abuse|being abused|abuse (?:at|in|of (?:him|her|my|children|a child)|by)|molest\w*|groom(?:ed|ing)\b|rap(?:e|ed|ist)\b|sexual(?:ly)?\b(?! (?:health|education))|exploit(?:ed|ing|ation)|traffick\w*|county lines)\b/gi,
    new RegExp(
      `\\b(?:hit(?:s|ting)?|beat(?:s|en|ing)?|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|slap(?:s|ped|ping)?|smack(?:s|ed|ing)?|strangl\\w*|chok(?:e|es|ed|ing)|shak(?:es|en|ing)|shook|thr(?:ew|ows|own|ow)|drag(?:s|ged|ging)|grab(?:s|bed|bing)?|pinch(?:es|ed|ing)?|burn(?:s|ed|t|ing)?|hurt(?:s|ing)?|attack(?:s|ed|ing)?|stab(?:s|bed|bing)?|spit(?:s|ting)? (?:at|on)|scream(?:s|ed|ing)? at|shout(?:s|ed|ing)? at|lock(?:s|ed|ing)?|shut(?:s|ting)?|tie[sd]?|pin(?:s|ned|ning)?|restrain(?:s|ed|ing)?) ${somebody}(?! (?:up to|to account|a (?:place|space)|back a year|responsible|over))`,
      'gi',
    ),
    /\b(?:beaten|punched|kicked|slapped|smacked|burnt|dragged|attacked|hurt|shaken|restrained) by (?:a|an|his|her|my|the|their|another|one|staff|someone|somebody|dad|mum)\b/gi,
    /\b(?:bruis(?:e|es|ed|ing)|black eyes?|finger ?marks|cigarette burns?|belt marks?|(?:marks|burns|scars|welts|cuts|scratches) (?:all )?(?:on|over|up|down) (?:his|her|their|my)|flinch(?:es|ed|ing)?|broken (?:arm|rib|jaw|nose))\b/gi,
    /\b(?:afraid|scared|frightened|terrified|petrified) (?:to (?:go home|be at home|be alone with|sleep)|of (?:his|her|their|my|our|him|them|dad|mum|going home|what (?:he|she|they|i))|at home|in (?:his|her|their|our|my) own|for (?:my|our|his|her) (?:life|safety)|i['’]?(?:ll| will| might| may))\b/gi,
    /\b(?:domestic (?:violence|abuse)|violent (?:partner|husband|father|dad|mum|mother|boyfriend|ex|home)|(?:in|to|at) (?:a|the) refuge|women['’]?s refuge|hits? the (?:kids|children|wife)|controls? (?:all )?(?:the|my|our) (?:money|phone)|not allowed (?:out|to (?:leave|see|speak|talk|eat))|(?:won|doesn|don)['’]?t let (?:me|her|him|us|them) (?:out|leave|see|eat|sleep|talk|go out|have)|(?:things|plates|doors?) (?:being )?(?:smashed|thrown)|smash(?:es|ed|ing) (?:up|things|the house))\b/gi,
    /\b(?:threaten(?:s|ed|ing)? to (?:kill|hurt|jump|stab|burn|harm|hit|throw)|(?:with|bring(?:s|ing)?|has|have|had|carr(?:y|ies|ying)|got|found|takes?) a (?:knife|gun|machete|blade)|(?:he|she|they|i)(?:['’]?(?:d|ll)| would| will| said (?:he|she)['’]?d) (?:kill|stab|hurt|murder) (?:me|him|her|us|them|you|my|the)|going to (?:kill|stab|hurt|shoot) (?:me|him|her|us|them|somebody|someone|people|everyone)|says? i['’]?m next)\b/gi,
    /\b(?:touch(?:es|ed|ing) (?:him|her|them|me|(?:his|her|my) (?:leg|legs|thigh|chest|bottom|private\w*|body|breasts?)|up|there|down)|inappropriate(?:ly)? (?:touch\w*|photos?|pictures?|messages?|behaviou?r)|(?:nude|naked|explicit|private|indecent) (?:photos?|pictures?|images?|pics|videos?)|(?:takes?|taking|took|sends?|sent|sending|wants?|asked for|showed?|showing|shown) (?:\w+ ){0,2}(?:photos?|pictures?|pics|images|videos?) of (?:her|him|himself|herself|them|my (?:daughter|son))|comes? in(?:to)? my (?:room|bed)|gets? into (?:my|her|his) bed|in (?:her|his|my) bed(?:room)? at night|underwear|knickers)\b/gi,
    /\b(?:shut|lock(?:s|ed|ing)?|kept|made to (?:sit|stay|sleep|stand)|makes? (?:him|her|them|me|us) (?:stay|sleep|sit|stand))\b[^.!?]{0,25}\b(?:in (?:a|the|his|her|my|our) (?:cupboard|shed|garage|cellar|room|bedroom|cage|car|toilet|store)|us in\b|me in\b)/gi,
    /\b(?:face down|prone restraint|pinned (?:down|to the)|(?:held|holds?|holding|push(?:es|ed)?) (?:him|her|them|me) (?:\w+ )?(?:down|against|into|over)|from the holding|restrain(?:ed|ing) (?:him|her|them)|mouth (?:was )?taped|strapped (?:in|to|down))\b/gi,
  ],
  'neglect and want': [
    /\b(?:neglect(?:ed|ing|ful|s) (?:by|him|her|them|his|her|at|child|children|and)|(?:child|children|he|she|they|baby)(?: \w+)? (?:is|are|was|been|being) (?:badly |severely )?neglected|child neglect|not (?:been )?fed|(?:no|without|any|enough|haven['’]?t (?:got|any)) (?:any )?food|going hungry|goes hungry|always hungry|starving|steals? food|eats? (?:out of|from) (?:bins?|the bin)|(?:no|without) (?:a )?bed(?! ?(?:base|nights|room|rooms|space|spaces)\b)|sleep(?:s|ing)? (?:on (?:the|a) (?:\w+ )?(?:floor|sofa|street|streets)|in (?:the|a|our|my|his) (?:car|van|bath|shed|tent|park))|same (?:dirty )?clothes|nappy (?:not|hasn['’]?t|wasn['’]?t)|wet bed|needles?\b(?=[^.!?]{0,40}\b(?:house|flat|floor|home|baby|crawls?|kids|children)\b)|no (?:heating|electric(?:ity)?|hot water|gas) (?:and|with) (?:the|a|two|three|my|our) (?:\w+ )?(?:baby|child|children|kids|newborn)|no heating and|blue with cold)\b/gi,
    new RegExp(
      `\\b(?:left|home|all) (?:\\w+ )?(?:alone|by (?:${oneself})|on (?:his|her|their) own)(?= (?:all|at|while|when|for|with|in|since|overnight|every|most|and (?:cries|hungry))|[.!?,]|$)`,
      'gi',
    ),
    /\b(?:(?:turns? up|gets?|is|was|comes? home|always|been) drunk|drinks? (?:every|all|most|heavily|a bottle|again)|drinking (?:again|heavily|every)|on drugs|taking drugs|high on|off (?:his|her|their) (?:head|face)|smok(?:es|ing) (?:weed|crack|cannabis|spice)|(?:heroin|cocaine|ketamine|crack (?:cocaine|pipe|house))\b)/gi,
    /\b(?:(?:has|have)n['’]?t been seen|not been seen|nobody (?:has )?seen (?:him|her|them)|curtains (?:are )?always (?:shut|closed|drawn)|taking (?:\w+ ){0,2}(?:pension|money|savings) (?:from|out of)|stealing from (?:her|him|my|gran|nan)|pension from (?:her|his))\b/gi,
    /\b(?:homeless|evict(?:ed|ion)|sofa[- ]surfing|thrown out of (?:the house|home)|kicked (?:me|him|her|us) out)\b(?=[^.!?]{0,60}\b(?:tonight|today|tomorrow|children|kids|baby|nowhere|him|her|us|me)\b)/gi,
  ],
  'exploitation and going missing': [
    /\b(?:ran away|run away|running away|runs away|gone missing(?= (?:from (?:home|school|care)|again|since|twice|overnight|for))|(?:he|she|son|daughter|they)(?:['’]?s| has| have|['’]?ve)? (?:went|gone|been|goes) missing|missing (?:since|for (?:two|three|\d+) (?:nights?|days?|hours?)|person)|not (?:been )?home since|can['’]?t find (?:him|her)|gone (?:for )?(?:two|three|\d+|all) (?:nights?|days)|stay(?:s|ed|ing) out all night|nobody has seen)\b/gi,
    /\b(?:carrying (?:for|drugs|a package|packages)|older (?:men|man|boyfriend)|for (?:the |some )?older (?:lads|boys)|man of (?:thirty|forty|fifty|twenty|[2-6]\d) (?:who |is |was )?(?:pick|meet|wait|messag|text|send)\w*|(?:new|two|several) phones?\b(?=[^.!?]{0,50}\b(?:trainers|money|won['’]?t say|who gave|cash))|won['’]?t (?:say|tell (?:me|us|anyone)) (?:who|where|what (?:happened|he|she))|drug dealing|dealing (?:drugs|weed)|in a gang|gangs? (?:want|after|are|is|wants)|met (?:him|her|them|someone|a man) online|sends? (?:him|her) money)\b/gi,
    /\b(?:forced? (?:marriage|to marry)|to be married|marry (?:her|him) off|married (?:off|in|when|at (?:1[0-7]|fifteen|sixteen|fourteen))|fgm|circumcised|(?:she|girls?|daughter|sister|niece)(?: \w+){0,3} (?:be|get) cut\b|(?:will|going to|want to) cut (?:her|the girls?)|cutting ceremony|beheading|radicali\w*|extremis\w*|(?:isis|nazi) (?:videos?|flags?))\b/gi,
  ],
  'a family that cannot go on': [
    /\b(?:(?:scared|afraid|frightened|worried|terrified) (?:of |about )?what (?:i|we)(?:['’]?ll?| will| might| may| could)? do|(?:i|we)(?:['’]?m| am|['’]?re| are)? (?:scared|afraid|frightened|worried)(?: that)? (?:i|we|he|she)(?:['’]?ll| will| might| could| may) (?:hurt|kill|harm|hit|snap|do something)|(?:i|we) (?:could|might|will|nearly|almost|want to) (?:throw|hurt|hit|shake|kill|smother|strangle|harm|leave) (?:him|her|them|myself|the baby)|(?:i|we) (?:hit|slapped|shook|hurt|smacked|threw|locked) (?:him|her|them)|ashamed of what i)\b/gi,
    /\b(?:in (?:mental health )?crisis(?! (?:team|in|of|over|for|planning))|mental health crisis|(?:i|we)(?:['’]?m| am|['’]?re| are) at breaking point(?! with (?:the )?(?:paper|form|process|council|school))|can(?:no|['’]?)t keep (?:him|her|them|us|myself|everyone|the (?:others|kids|children)|her brother|his sister) safe|(?:not|isn['’]?t|aren['’]?t|don['’]?t feel|do not feel|nobody is|no longer|never) safe (?:at home|here|in (?:my|his|her|our) own|with (?:him|her|them|his|my)|tonight|any ?more|in (?:the|his|her|our) (?:house|home))|unsafe at home|danger to (?:him|her|them|my)sel(?:f|ves)|(?:he|she)(?:['’]s| is) (?:outside|at the door|coming back|breaking)|please (?:can |could )?(?:someone|somebody|help)(?: me)?(?: come| now| us|!|$)|(?:not|haven['’]?t|hasn['’]?t) slept (?:for|in) (?:two|three|four|five|six|\d+) (?:days|nights))\b/gi,
    new RegExp(`\\b${who} tried to (?:hang|kill|drown|jump|strangle|suffocate|stab|smother|set fire)`, 'gi'),
  ],
};

const patterns = Object.values(kinds).flat();

/** Does a text tell of harm? A hint only raises; nothing is ever cleared by its absence. */
export function safeguarding(text: string): Hint | null {
  const because = found(text, patterns);
  return because.length === 0
    ? null
    : { kind: 'safeguarding', score: Math.min(1, 0.6 + 0.2 * because.length), because };
}
