const inEnglish =
  /^\s*(?:sent (?:from|via|using|with|by) (?:my |an |a |the )?[\w .'’&+-]{2,60}|get outlook for \w+|via mobile|typed (?:on|with) (?:my|a|one|two) [^,.?]{2,40}|sent (?:from|via) my [\w ]{2,30}[,.;(-] ?(?:please |pls )?(?:excuse|forgive|sorry|apologies)[^?]{2,60})\.?\s*$/i;
const inOthers =
  /^\s*(?:envoyé (?:de|depuis|à partir)|von meinem .{2,40} gesendet|gesendet (?:von|mit)|verzonden (?:vanaf|met|vanuit)|enviado (?:desde|do|a partir|de)|inviato (?:da|dal)|wysłan[eo] z|skickat från|sendt fra|lähetetty|отправлено (?:с|из)|anfonwyd o)[^?\n]{0,60}$/i;
const ofYahoo = /^yahoo mail(?::| on \w+)[^\n?]{0,60}$/i;
const link = /\s*[(<]https?:[^\s>)]*[>)]/g;

/**
 * What a telephone or a mail programme adds. Such a line is short and holds no comma, an excuse apart: "Sent from my
 * desk, which is easier" is a sentence.
 */
export function isDeviceLine(line: string): boolean {
  const plain = line.replaceAll(link, '').replace(/^[-–—_*\s]+/, '');
  if (plain.length > 90) return false;
  if (ofYahoo.test(plain)) return true;
  const isSentence = plain.includes(',') && !/\b(?:excuse|forgive|sorry|apologies|typos?)\b/i.test(plain);
  return !isSentence && (inEnglish.test(plain) || inOthers.test(plain));
}
