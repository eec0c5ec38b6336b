/** Closed classes of words that carry structure rather than content. A word has at most one kind; 0 is none. */
const classes: Readonly<Record<string, string>> = {
  will: "will shall 'll",
  would: 'would should could might may can cannot must',
  be: 'be is are was were been being am',
  have: 'has have had having',
  not: "not no never nor neither none without n't nothing nobody",
  refuse:
    'declined refused denied rejected shelved dropped scrapped cancelled canceled abandoned ruled lapsed expired stalled withdrawn refusal',
  say: 'said says say told tells noted added stated explained remarked quipped recalled mentioned announced informed according',
  we: 'we our us ours i my',
  he: 'he she his her him',
  they: 'they their them both two sides parties ministers side delegations countries governments three four neighbours partners',
  it: 'it its',
  this: 'this that these those such',
  which: 'which who whom whose where when while whether if unless although though because since as',
  the: 'the a an',
  and: 'and or but',
  to: 'to',
  of: 'of',
  for: 'for',
  in: 'in on at by from with under between among within into over across through during before after until till about against per than',
  title:
    'minister ministers secretary ambassador envoy undersecretary director president chairman deputy commissioner head counsellor consul mr mrs ms dr prof hon principal permanent',
  joint: 'joint jointly together bilateral mutual common shared trilateral each other both reciprocal cross-border',
  month:
    'january february march april june july august september october november december spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday',
  past: 'last ago already earlier since previously yesterday former then once long',
  next: 'next soon later tomorrow coming future upcoming year-end annually yearly year month week',
  paper:
    'memorandum agreement mou protocol accord treaty contract letter declaration pact memoranda document plan roadmap arrangement deal addendum convention',
  group: 'group committee commission council dialogue task force team subcommittee panel',
  learn:
    'training course courses scholarships scholarship students trainees seats places fellowship fellowships internship interns graduates programme program school lecturers teachers engineers technicians',
  build:
    'centre center laboratory lab platform portal network cable facility park hub data system pilot trial satellite station feed testbed',
  meet: 'forum conference summit workshop exhibition expo hackathon exercise drill festival session visit mission delegation',
  own: "national domestic own government's country's ministry's strategy vision",
  thanks: 'thanked praised lauded commended welcomed appreciation gratitude hailed expressed congratulated hospitality',
};

const kindOf = new Map<string, number>();
Object.values(classes).forEach((words, index) => {
  for (const word of words.split(' ')) if (!kindOf.has(word)) kindOf.set(word, index + 1);
});

export function kindOfWord(lower: string): number {
  return kindOf.get(lower) ?? 0;
}
