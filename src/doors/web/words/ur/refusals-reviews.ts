import type { refusalsReviews as en } from '../en/refusals-reviews.ts';

export const refusalsReviews: Readonly<Record<keyof typeof en, string>> = {
  'refusal.no-open-call': 'درخواستیں نہیں لی جا رہیں: کسی دور کا اعلان نہیں ہوا۔ جو لکھا جا چکا ہے وہ محفوظ ہے۔',
  'refusal.no-open-call-before': 'درخواستیں ابھی نہیں لی جا رہیں۔ آغاز: {opens}۔ اختتام: {closes}۔ جو لکھا جا چکا ہے وہ محفوظ ہے۔',
  'refusal.no-open-call-after': 'درخواستوں کا وقت ختم ہو چکا ہے۔ اختتام: {closes}۔ جو لکھا جا چکا ہے وہ محفوظ ہے۔',
  'refusal.same-reviewer': 'ایک درخواست کے دو جائزے دو الگ افراد کرتے ہیں۔ جس کے پاس دوسرا جائزہ ہے وہ یہ نہیں لے سکتا۔',
  'refusal.own-student': 'درخواست گزار اسی افسر کے ادارے سے ہے۔ یہ کام کسی اور ادارے کا فرد کرے گا۔',
  'refusal.review-taken': 'یہ جائزہ کسی اور کے پاس ہے۔ کس کے پاس ہے، یہ جائزے مکمل ہونے تک نہیں بتایا جاتا۔',
  'refusal.review-decided': 'یہ جائزہ ہو چکا ہے۔',
  'refusal.scores-missing': 'جو کچھ پوچھا گیا ہے اس سب کے نمبر دیں۔',
  'refusal.score-out-of-range': 'یہاں 0 سے {most, number} تک نمبر دیں۔',
  'refusal.score-not-wanted': 'نمبر صرف وہاں دیے جاتے ہیں جہاں جائزہ مانگے، اور صرف منظوری کے ساتھ۔',
};
