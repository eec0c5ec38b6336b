/** A short plain line for a passage: the promise without who said it and how. */

const leads = [
  /^(?:in (?:turn|addition)|for (?:his|her|its|their) part|further(?:more)?|moreover|also|meanwhile|finally|to this end|under (?:the|this|that|it)[^,]{0,60}|on [^,]{0,40}|during [^,]{0,60}|at [^,]{0,50}|according to [^,]{0,60}),\s+/iu,
  /^(?:and|but|while|that|which|who)\s+/iu,
  /^[^,.;]{0,90}?\b(?:agreed|decided|resolved|pledged|undertook|promised|committed|proposed|offered|intends?|plans?|vowed|concurred)\s+(?:in principle\s+)?(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:to|on|that|upon)\s+/iu,
  /^[^,.;]{0,90}?\b(?:said|added|noted|informed|announced|suggested|requested|recommended|stated|explained)\s+(?:that\s+)/iu,
  /^[^,.;]{0,70}?\b(?:proposed|suggested|sought|requested|discussed|explored|considered|offered|signed|inked)\s+(?=\p{L})/iu,
  /^[^,.;]{0,60}?\b(?:called for|asked for|touched upon|exchanged views on|expressed interest in|expressed readiness to|expressed willingness to|invited)\s+/iu,
];
const longest = 110;

/** At most 110 characters, starting with a capital, without an end stop. */
export function summaryOf(quote: string): string {
  let line = quote
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[“"‘'(\s]+/u, '')
    .replace(/[\s.,;:”"’)]+$/u, '');
  for (const lead of leads) {
    const cut = line.replace(lead, '');
    if (cut.length >= 18) line = cut;
  }
  line = line.replace(/^[“"‘'(\s]+/u, '').replace(/^(?:the|a|an)\s+(?=\p{L})/iu, '');
  if (line.length > longest) {
    const comma = line.slice(0, longest).search(/[,;:—–](?=[^,;:—–]*$)/u);
    const cut = comma > 45 ? comma : line.lastIndexOf(' ', longest - 2);
    line = `${line.slice(0, cut > 20 ? cut : longest - 2).replace(/[\s,;:—–-]+$/u, '')} …`;
  }
  return line.charAt(0).toUpperCase() + line.slice(1);
}
