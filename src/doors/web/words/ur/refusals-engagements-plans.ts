import type { refusalsEngagementsPlans as english } from '../en/refusals-engagements-plans.ts';

/** Why an action plan turned something down, in Urdu. */
export const refusalsEngagementsPlans: Readonly<Record<keyof typeof english, string>> = {
  'refusal.plan-exists': 'یہ عملی منصوبہ پہلے ہی بنایا جا چکا ہے۔',
  'refusal.plan-ends-before-it-begins': 'منصوبہ شروع ہونے سے پہلے ختم نہیں ہو سکتا۔',
  'refusal.plan-line-twice': 'ایک ہی کام منصوبے میں دو بار درج ہے۔',
  'refusal.plan-is-own': 'منصوبہ اسی دفتر کے ساتھ مشترک نہیں کیا جاتا جس نے اسے بنایا۔',
  'refusal.plan-already-shared': 'منصوبہ ان دفاتر کے ساتھ پہلے سے مشترک ہے۔',
  'refusal.plan-not-shared': 'منصوبہ اس دفتر کے ساتھ مشترک نہیں کیا گیا۔',
  'refusal.plan-line-unknown': 'منصوبے میں ایسا کوئی کام نہیں۔',
  'refusal.plan-closed': 'منصوبہ بند ہو چکا ہے۔',
  'refusal.sign-off-stale': 'آپ کے پڑھنے کے بعد منصوبہ بدل گیا ہے۔ جو کام مختلف ہیں انھیں پڑھیں، پھر موجودہ منصوبے کی منظوری دیں۔',
  'refusal.already-signed-off': 'آپ کا دفتر ان کاموں کی منظوری پہلے ہی دے چکا ہے۔',
};
