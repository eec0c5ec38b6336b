/** What an editor says about each word of a service's file, by its place in the schema. */

export const serviceHints: Readonly<Record<string, string>> = {
  id: "The service's id; the file is named after it.",
  version: 'Raise it by one with every change: a published version never changes.',
  draft: 'true: only editors see it, and try it.',
  intake: 'calls: applications are taken only while a call of a programme is open. Without it, always.',
  title: 'What the service is called, by language. English is needed.',
  summary: 'One sentence below the title.',
  aim: 'What someone wants, beginning with “I want to”. The guide asks by this.',
  lead: 'The office that answers for the whole; its id is in organisations.yaml.',
  applicants: 'Who may apply. One line that fits is enough.',
  'applicants.kinds': 'person, startup, company, university, laboratory, public-body.',
  'applicants.countries': 'home, partners, any, or a list such as [JP, UZ].',
  sections: 'Sections hold groups of questions; offices are shown whole sections or single questions.',
  'sections.groups': 'A group is one page of the form.',
  'sections.groups.when': 'Asked only when this holds, such as: field == "other"',
  'sections.groups.questions.id': 'Lower-case words joined by underscores; conditions use this name.',
  'sections.groups.questions.kind': 'What is asked for.',
  'sections.groups.questions.required': 'An answer is needed unless this is false.',
  'sections.groups.questions.when': 'Asked only when this holds. It may use what was asked before.',
  'sections.groups.questions.checks': 'What must hold for the answer, and what to say if it does not.',
  'sections.groups.questions.guide': 'true: asked in the guide too, before anyone starts.',
  'sections.groups.questions.min': 'Least characters of a text, size of a number or amount, options or entries.',
  'sections.groups.questions.max': 'Most characters of a text, size of a number or amount, options or entries.',
  'sections.groups.questions.options': 'For choice, choices and ranking.',
  'sections.groups.questions.currencies': 'For money: ISO 4217, such as [PKR, USD].',
  'sections.groups.questions.kinds': 'For a file: the kinds it may be.',
  'sections.groups.questions.megabytes': 'For a file: how large it may be.',
  'sections.groups.questions.entries': 'For a group: the questions that are repeated.',
  documents: 'What the applicant attaches, and what tasks make.',
  'documents.when': 'Asked for only when this holds.',
  'documents.files': 'How many files at most.',
  'documents.producedBy': 'The task that makes it: then the applicant is not asked for it.',
  stages: 'Stages follow each other; the tasks of a stage run at once.',
  'stages.tasks.why': 'What the office is for, in words for the applicant.',
  'stages.tasks.office': 'An office, or { by: a choice, offices: { option: office } }.',
  'stages.tasks.when': 'The task is given only when this holds.',
  'stages.tasks.after': 'Tasks of this or an earlier stage that must have ended first.',
  'stages.tasks.sees': 'What the office sees: sections, questions, documents; or everything.',
  'stages.tasks.clock': "Working days of the office's own calendar, such as P10D.",
  'stages.tasks.remind': 'So many working days before the end the office is reminded, such as P3D.',
  'stages.tasks.silence': 'The decision that stands when the clock runs out: silence is consent.',
  'stages.tasks.decisions': 'What the office may decide; one at least approves.',
  'stages.tasks.decisions.reasons': 'A refusal names at least one of these.',
  'stages.tasks.produces': 'Documents this task makes; an approval needs them attached.',
  'stages.tasks.refusal': 'ends-the-case: a refusal here makes the rest pointless. goes-on: it does not.',
  'stages.tasks.criteria': 'Points the officer gives, 0 to most each; the score is of 100, by weight.',
  'stages.tasks.notBy': 'Tasks that somebody else must decide, such as the other review.',
  'stages.tasks.notFrom': 'Nobody of the institution the applicant chose: { by: a choice, organisations: { option: organisation } }.',
  'stages.tasks.blind': 'true: the officer sees no name.',
  stops: 'The only reasons for which a clock may be stopped.',
  fees: 'Told, not collected.',
  answerWithin: 'How long the applicant may take to answer what was sent back: P30D, P6M, P1Y.',
  outcome: 'The letter or licence.',
  'outcome.body': 'The words of the letter. {applicant}, {reference} and {question_id} are filled in; an empty line makes a paragraph.',
  'outcome.refusal': 'The words of the letter when it is refused.',
  'outcome.validFor': 'How long it holds: P1Y, P6M, P90D. Without it, without end.',
  'outcome.conditions': 'What the holder must keep to.',
  appeal: 'Who looks at a refusal again, and until when it may be asked for.',
  delivers: 'Numbers of the commitments in the register that this service keeps.',
  tests: 'Applicants you know, and the offices they must meet. The check works them out.',
  'tests.answers': 'Only the answers that matter.',
  'tests.tasks': 'Tasks that must be given, as task: office.',
  'tests.without': 'Tasks that must not be given.',
  'tests.documents': 'Exactly the documents the applicant must be asked for.',
};

/** Adds the hints to a JSON Schema; throws for a hint whose place is not there. */
export const withHints = (schema: object, hints: Readonly<Record<string, string>>): object => {
  const used = new Set<string>();
  const walk = (node: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(node)) return node.map((item) => walk(item, path));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, inner]) => (key === 'properties' ? [key, properties(inner, path)] : [key, walk(inner, path)])),
    );
  };
  const properties = (node: object, path: readonly string[]) =>
    Object.fromEntries(
      Object.entries(node).map(([name, inner]) => {
        const place = [...path, name].join('.');
        const hint = hints[place];
        if (hint !== undefined) used.add(place);
        const walked = walk(inner, [...path, name]) as object;
        return [name, hint === undefined ? walked : { description: hint, ...walked }];
      }),
    );
  const result = walk(schema, []) as object;
  const unused = Object.keys(hints).filter((place) => !used.has(place));
  if (unused.length > 0) throw new Error(`these hints have no place in the schema: ${unused.join(', ')}`);
  return result;
};
