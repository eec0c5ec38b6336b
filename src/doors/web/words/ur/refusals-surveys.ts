import type { refusalsSurveys as english } from '../en/refusals-surveys.ts';

export const refusalsSurveys: Readonly<Record<keyof typeof english, string>> = {
  'refusal.survey-link-unknown': 'یہ لنک معلوم نہیں۔ براہِ کرم اپنی ای میل والا لنک جوں کا توں استعمال کریں۔',
  'refusal.survey-answered': 'آپ پہلے ہی جواب دے چکے ہیں۔ شکریہ!',
  'refusal.survey-closed': 'جواب دینے کے ساٹھ دن پورے ہو چکے ہیں۔',
  'refusal.survey-not-asked': 'ابھی وقت نہیں آیا: آپ سے کورس کے چند ماہ بعد پوچھا جائے گا۔',
  'refusal.survey-already-planned': 'یہ جائزہ پہلے ہی طے ہے۔',
};
