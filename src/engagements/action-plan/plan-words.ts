/** The words of a plan and of a brief as files, in every language pages speak. */
import type { Report } from '../agreement/agreement.ts';
import type { Standing } from '../obligations/standing.ts';

export type FileLanguage = 'en' | 'ur';
export const fileLanguageOf = (language: string): FileLanguage => (language.startsWith('ur') ? 'ur' : 'en');

const quarterIn = (quarter: string, say: (n: string, year: string) => string): string => {
  const [year = '', n = ''] = quarter.split('-Q');
  return say(n, year);
};
export interface FileWords {
  readonly plan: string;
  readonly period: (from: string, until: string) => string;
  readonly columns: {
    readonly number: string;
    readonly title: string;
    readonly owes: string;
    readonly office: string;
    readonly due: string;
    readonly movedTo: string;
    readonly standing: string;
    readonly late: string;
    readonly owing: string;
    readonly others: string;
    readonly source: string;
    readonly commitment: string;
    readonly holdsUp: string;
  };
  readonly sheets: { readonly lines: string; readonly quarters: string; readonly late: string };
  readonly quarter: string;
  /** `2026-Q3` as people write it. */
  readonly quarterOf: (quarter: string) => string;
  readonly quarterColumns: readonly [due: string, met: string, claimed: string, overdue: string, open: string];
  readonly standings: Readonly<Record<Standing, string>>;
  readonly reports: Readonly<Record<Report['status'], string>>;
  readonly gone: string;
  readonly daysLate: (days: string) => string;
  readonly brief: (country: string) => string;
  readonly sections: {
    readonly overdueOurs: string;
    readonly overdueTheirs: string;
    readonly promisedByUs: string;
    readonly promisedByThem: string;
    readonly together: string;
    readonly saidLastTime: string;
  };
  readonly nothing: string;
  readonly more: (count: string) => string;
  readonly due: (day: string) => string;
  readonly weSay: (status: string) => string;
  readonly theySay: (status: string) => string;
  readonly quiet: string;
}
export const fileWords: Readonly<Record<FileLanguage, FileWords>> = {
  en: {
    plan: 'Action plan',
    period: (from, until) => `${from} to ${until}`,
    columns: {
      ...{ number: 'No.', title: 'What', owes: 'Who owes it', office: 'Office', due: 'Due', movedTo: 'Now due', standing: 'Stands' },
      ...{ late: 'Days late', owing: 'Who owes it says', others: 'The other side says', source: 'From', commitment: 'Commitment' },
      holdsUp: 'Holds up',
    },
    sheets: { lines: 'Lines', quarters: 'By quarter', late: 'Late' },
    quarter: 'Quarter',
    quarterOf: (quarter) => quarterIn(quarter, (n, year) => `Q${n} of ${year}`),
    quarterColumns: ['Due', 'Done', 'Said to be done', 'Overdue', 'Open'],
    standings: { overdue: 'Overdue', open: 'Open', claimed: 'Said to be done', met: 'Done' },
    reports: { 'not-started': 'Not started', underway: 'Underway', done: 'Done', 'not-possible': 'Not possible' },
    gone: 'No longer there',
    daysLate: (days) => `${days} days late`,
    brief: (country) => `Brief: ${country}`,
    sections: {
      ...{ overdueOurs: 'Overdue on our side', overdueTheirs: 'Overdue on their side', promisedByUs: 'What we promised' },
      ...{ promisedByThem: 'What they promised', together: 'What both promised', saidLastTime: 'What was said last time' },
    },
    nothing: 'Nothing.',
    more: (count) => `and ${count} more`,
    due: (day) => `due ${day}`,
    weSay: (status) => `we say: ${status}`,
    theySay: (status) => `they say: ${status}`,
    quiet: 'gone quiet',
  },
  ur: {
    plan: 'عملی منصوبہ',
    period: (from, until) => `${from} تا ${until}`,
    columns: {
      ...{
        number: 'نمبر',
        title: 'کام',
        owes: 'ذمہ دار ملک',
        office: 'دفتر',
        due: 'مقررہ دن',
        movedTo: 'نیا مقررہ دن',
        standing: 'صورتِ حال',
      },
      ...{ late: 'تاخیر کے دن', owing: 'ذمہ دار کا بیان', others: 'دوسرے فریق کا بیان', source: 'ماخذ', commitment: 'وعدہ' },
      holdsUp: 'کیا رکا ہوا ہے',
    },
    sheets: { lines: 'کام', quarters: 'سہ ماہی پیش رفت', late: 'تاخیر' },
    quarter: 'سہ ماہی',
    quarterOf: (quarter) => quarterIn(quarter, (n, year) => `${year} کی سہ ماہی ${n}`),
    quarterColumns: ['واجب', 'مکمل', 'مکمل بتایا گیا', 'تاخیر', 'باقی'],
    standings: { overdue: 'تاخیر کا شکار', open: 'باقی', claimed: 'مکمل بتایا گیا', met: 'مکمل' },
    reports: { 'not-started': 'شروع نہیں ہوا', underway: 'جاری', done: 'مکمل', 'not-possible': 'ممکن نہیں' },
    gone: 'اب موجود نہیں',
    daysLate: (days) => `${days} دن تاخیر`,
    brief: (country) => `مختصر جائزہ: ${country}`,
    sections: {
      ...{ overdueOurs: 'ہماری طرف سے تاخیر', overdueTheirs: 'ان کی طرف سے تاخیر', promisedByUs: 'ہم نے کیا وعدہ کیا' },
      ...{ promisedByThem: 'انھوں نے کیا وعدہ کیا', together: 'دونوں نے کیا وعدہ کیا', saidLastTime: 'پچھلی بار کیا کہا گیا' },
    },
    nothing: 'کچھ نہیں۔',
    more: (count) => `اور مزید ${count}`,
    due: (day) => `مقررہ دن ${day}`,
    weSay: (status) => `ہم کہتے ہیں: ${status}`,
    theySay: (status) => `وہ کہتے ہیں: ${status}`,
    quiet: 'خاموش',
  },
};
