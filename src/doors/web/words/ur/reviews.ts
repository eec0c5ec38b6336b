import type { reviews as en } from '../en/reviews.ts';
import { refusalsReviews } from './refusals-reviews.ts';

export const reviews: Readonly<Record<keyof typeof en, string>> = {
  ...refusalsReviews,
  'wrong.answer-missing-ranking': 'کم از کم اپنا پہلا انتخاب بتائیں',
  'wrong.answer-ranking-gap': 'انتخاب نمبر {place, number} خالی ہے مگر بعد والا پُر ہے: درمیان میں جگہ نہ چھوڑیں',
  'wrong.answer-ranking-repeat': 'انتخاب نمبر {first, number} اور {second, number} ایک ہی ہیں: ہر ایک کو صرف ایک بار چنیں',

  'change.area-criterion': 'نمبر کس بات کے دیے جاتے ہیں',
  'change.part-intake': 'درخواستیں کب لی جاتی ہیں',
  'change.part-weight': 'وزن',
  'change.part-not-by': 'کسی اور کا فیصلہ، نہ کہ ان کا جن کے پاس یہ ہے',
  'change.part-not-from': 'درخواست گزار کے ادارے کا کوئی فرد نہیں',
  'change.part-blind': 'ناموں کے بغیر',
};
