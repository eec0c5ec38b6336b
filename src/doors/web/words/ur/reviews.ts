import type { reviews as en } from '../en/reviews.ts';
import { refusalsReviews } from './refusals-reviews.ts';

export const reviews: Readonly<Record<keyof typeof en, string>> = {
  ...refusalsReviews,
  'reviews.ranking-hint':
    'جو سب سے زیادہ چاہتے ہیں اس سے شروع کریں، اور ہر ایک کو صرف ایک بار چنیں۔ زیادہ سے زیادہ {most, number} کی ترتیب دے سکتے ہیں؛ باقی خالی چھوڑ دیں۔',
  'reviews.place':
    '{place, plural, =1 {پہلا انتخاب} =2 {دوسرا انتخاب} =3 {تیسرا انتخاب} =4 {چوتھا انتخاب} =5 {پانچواں انتخاب} =6 {چھٹا انتخاب} =7 {ساتواں انتخاب} other {آٹھواں انتخاب}}',
  'reviews.no-place': 'کوئی نہیں',
  'reviews.points': 'نمبر',
  'reviews.your-points': 'آپ کے نمبر',
  'reviews.your-points-hint': 'منظوری کے لیے ضروری ہیں۔ انکار وجوہات کے ساتھ ہوتا ہے، نمبروں کے بغیر۔',
  'reviews.most-points': '0 سے {most} تک؛ مجموعے میں حصہ: {share}۔',
  'reviews.points-of': '{most} میں سے {points}',
  'reviews.score': 'مجموعہ',
  'reviews.score-of': '100 میں سے {score}',
  'reviews.will-tell':
    'یہ مرحلہ مکمل ہونے سے پہلے آپ کے نمبر کوئی اور نہیں دیکھتا۔ درخواست گزار آپ کے نام کے بغیر نمبر اور الفاظ تب پڑھتا ہے جب سب کا فیصلہ ہو جائے۔',
  'reviews.blind': 'یہاں نام نہیں دکھایا جاتا',
  'reviews.sealed': 'یہ ایک جائزہ ہے: جب تک یہ مرحلہ مکمل نہ ہو، دیے گئے نمبر صرف جائزہ لینے والا دیکھتا ہے۔',
  'reviews.intake-open': 'درخواستیں لی جا رہی ہیں۔ اختتام: {closes}۔',
  'reviews.intake-before': 'درخواستوں کا آغاز: {opens}۔ اختتام: {closes}۔',
  'reviews.intake-after': 'درخواستوں کا وقت ختم ہو چکا: {closes}۔',
  'reviews.intake-none': 'درخواستیں اعلان کردہ دور میں لی جاتی ہیں، اور ابھی کسی کا اعلان نہیں ہوا۔',
  'reviews.to-call': 'اس دور کے بارے میں',

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
