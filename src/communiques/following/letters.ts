import { formatsOf } from '../../kernel/language/formats.ts';
import type { Letters } from '../../identity/contract.ts';
import type { DeliveryScale, Stage, When } from '../contract.ts';

/** What happened to a commitment that its followers want to know. */
export type News =
  | { readonly kind: 'mention'; readonly on: When; readonly stage: Stage }
  | { readonly kind: 'delivery'; readonly at: When; readonly scale: DeliveryScale }
  | { readonly kind: 'merged'; readonly into: string }
  | { readonly kind: 'withdrawn' };

const stages: Readonly<Record<Stage, readonly [en: string, ur: string]>> = {
  discussed: ['discussed', 'زیرِ بحث'],
  proposed: ['proposed', 'تجویز شدہ'],
  agreed: ['agreed', 'متفقہ'],
  signed: ['signed', 'دستخط شدہ'],
  underway: ['underway', 'جاری'],
  done: ['done', 'مکمل'],
};
const scales: Readonly<Record<DeliveryScale, readonly [en: string, ur: string]>> = {
  'no-evidence': ['no evidence', 'کوئی ثبوت نہیں'],
  'not-started': ['not started', 'شروع نہیں ہوا'],
  limited: ['limited', 'محدود'],
  substantial: ['substantial', 'خاصا'],
  complete: ['complete', 'مکمل'],
};
const [en, ur] = [formatsOf('en'), formatsOf('ur')];

const said = (news: News): readonly [subject: readonly [en: string, ur: string], body: readonly [en: string, ur: string]] => {
  switch (news.kind) {
    case 'mention': {
      const [stage, stageUr] = stages[news.stage];
      return [
        ['mentioned again', 'دوبارہ ذکر'],
        [
          `A communiqué of ${en.when(news.on)} speaks of this commitment. By its words it is ${stage}.`,
          `${ur.when(news.on)} کے ایک اعلامیے میں اس وعدے کا ذکر ہے۔ الفاظ کے مطابق مرحلہ: ${stageUr}۔`,
        ],
      ];
    }
    case 'delivery': {
      const [scale, scaleUr] = scales[news.scale];
      return [
        [`delivery: ${scale}`, `عمل درآمد: ${scaleUr}`],
        [
          `An update of ${en.when(news.at)} says how far it has been delivered: ${scale}.`,
          `${ur.when(news.at)} کی اطلاع کے مطابق عمل درآمد: ${scaleUr}۔`,
        ],
      ];
    }
    case 'merged':
      return [
        [`now part of ${news.into}`, `اب ${news.into} میں شامل`],
        [
          `It turned out to be the same promise as ${news.into}, where it goes on.`,
          `یہ وہی وعدہ نکلا جو ${news.into} ہے، اور وہیں جاری ہے۔`,
        ],
      ];
    case 'withdrawn':
      return [
        ['taken out of the register', 'رجسٹر سے نکالا گیا'],
        ['It was taken out of the register. Its page says why.', 'اسے رجسٹر سے نکالا گیا ہے۔ وجہ اس کے صفحے پر ہے۔'],
      ];
  }
};

/** News of a commitment as a letter. It waits in the table of jobs, so it holds nothing personal: no notes, no names. */
export const lettersOf = (a: { readonly number: string; readonly title: string; readonly href: string; readonly news: News }): Letters => {
  const [[subject, subjectUr], [body, bodyUr]] = said(a.news);
  return {
    en: { subject: `${a.number}: ${subject}`, paragraphs: [a.title, body], link: { words: 'Read it in the register', href: a.href } },
    ur: { subject: `${a.number}: ${subjectUr}`, paragraphs: [a.title, bodyUr], link: { words: 'رجسٹر میں پڑھیں', href: a.href } },
  };
};
