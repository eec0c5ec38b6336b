import type { refusalsCase as en } from '../en/refusals-case.ts';

export const refusalsCase: Readonly<Record<keyof typeof en, string>> = {
  'refusal.silence-has-decided': 'اس کام کا وقت ختم ہو چکا ہے اور خدمت بتاتی ہے کہ پھر کیا مانا جائے۔ اب کوئی اس کا فیصلہ نہیں کر سکتا۔',
  'refusal.answer-too-late': 'جواب دینے کا وقت گزر چکا ہے اور درخواست ختم ہو جاتی ہے۔',
  'refusal.letter-unknown': 'اس درخواست میں ایسا کوئی خط نہیں۔',
  'refusal.letter-already-made': 'یہ خط پہلے ہی بن چکا ہے۔',
};
