import type { refusalsApply as en } from '../en/refusals-apply.ts';

export const refusalsApply: Readonly<Record<keyof typeof en, string>> = {
  'refusal.answers-wrong': 'کچھ جوابات ابھی درست نہیں۔ نشان زدہ خانے دیکھیں۔',
  'refusal.answers-too-long': 'تمام جوابات مل کر بہت طویل ہیں۔ سب سے لمبا جواب مختصر کریں، یا دستاویز منسلک کریں۔',
  'refusal.group-not-asked': 'یہ سوالات اب نہیں پوچھے جاتے کیونکہ کوئی دوسرا جواب بدل گیا ہے۔',
  'refusal.case-incomplete': 'ابھی کچھ باقی ہے۔ اوپر کی فہرست وہاں لے جاتی ہے۔',
  'refusal.not-declared': 'درخواست بھیجنے کے لیے ہر اقرار پر نشان لگائیں۔',
  'refusal.case-already-submitted': 'یہ درخواست پہلے ہی بھیجی جا چکی ہے۔',
  'refusal.not-for-this-applicant': 'یہ خدمت اس ملک کے ایسے درخواست گزار کے لیے نہیں۔',
  'refusal.version-not-open': 'خدمت کے اس نسخے پر اب درخواست نہیں دی جا سکتی۔ خدمت کے صفحے سے دوبارہ شروع کریں۔',
  'refusal.service-version-unknown': 'خدمت کا یہ نسخہ یہاں معلوم نہیں۔ تھوڑی دیر میں دوبارہ کوشش کریں۔',
  'refusal.case-exists': 'یہ درخواست پہلے ہی شروع ہو چکی ہے۔',
  'refusal.nothing-sent-back': 'اس کا جواب پہلے ہی دیا جا چکا ہے۔',
  'refusal.item-not-open': 'صرف وہی بدلا جا سکتا ہے جس کے بارے میں دفتر نے پوچھا۔',
  'refusal.item-not-answered': 'ہر بات بدلیں، یا بتائیں کہ وہ ایسے ہی کیوں رہے۔',
  'refusal.document-not-asked': 'یہ دستاویز اب نہیں مانگی جاتی کیونکہ ایک جواب بدل گیا ہے۔',
  'refusal.too-many-files': 'یہاں جتنی فائلیں منسلک ہو سکتی ہیں وہ ہو چکیں۔ پہلے ایک ہٹائیں۔',
  'refusal.file-not-found': 'یہ فائل اب موجود نہیں۔',
  'refusal.file-already-attached': 'یہ فائل پہلے ہی منسلک ہے۔',
  'refusal.nothing-to-appeal': 'اپیل کے لیے کچھ نہیں۔',
  'refusal.appeal-too-late': 'اپیل کا وقت گزر چکا ہے۔',
  'refusal.appeal-already-lodged': 'آپ پہلے ہی اپیل کر چکے ہیں۔',
};
