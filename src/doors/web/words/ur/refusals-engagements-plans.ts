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
  'refusal.plan-needs-days': 'بتائیں کہ منصوبہ کس دن سے کس دن تک ہے: دونوں کا دن، مہینہ اور سال۔',
  'refusal.plan-needs-partner': 'دوسرا ملک منتخب کریں: منصوبہ آپ کے اور کسی دوسرے ملک کے درمیان ہوتا ہے۔',
  'refusal.plan-needs-title': 'منصوبے کا عنوان لکھیں۔',
  'refusal.plan-needs-office': 'وہ دفتر منتخب کریں جس کے ساتھ منصوبہ مشترک کرنا ہے۔',
  'refusal.plan-needs-words': 'پہلے اپنا تبصرہ لکھیں۔',
  'refusal.plan-without-lines': 'کم از کم ایک کام پر نشان لگائیں۔',
  'refusal.plan-lines-gone':
    'جن کاموں پر آپ نے نشان لگایا ان میں سے کوئی اب اس مدت میں واجب نہیں یا موجود نہیں۔ نیچے موجودہ فہرست ہے؛ اسے دیکھ کر دوبارہ بھیجیں۔',
  'refusal.plan-changed-meanwhile':
    'آپ کے انتخاب کے دوران کسی نے منصوبے کے کام بدل دیے۔ آپ کے نشان محفوظ ہیں؛ موجودہ فہرست دیکھ کر دوبارہ بھیجیں۔',
};
