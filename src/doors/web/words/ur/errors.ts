import type { errors as en } from '../en/errors.ts';

export const errors: Readonly<Record<keyof typeof en, string>> = {
  'errors.not-found-title': 'یہ صفحہ یہاں نہیں ہے',
  'errors.not-found-body': 'ممکن ہے پتا غلط لکھا گیا ہو یا صفحہ کہیں اور چلا گیا ہو۔ تلاش کریں، یا صفحۂ اوّل سے شروع کریں۔',
  'errors.not-allowed-title': 'آپ کو اس کی اجازت نہیں',
  'errors.not-allowed-body': 'اس کے لیے جو ذمہ داری درکار ہے وہ آپ کے کھاتے میں نہیں۔ اپنے دفتر کے منتظم سے کہیں۔',
  'errors.changed-title': 'اس دوران کسی اور نے اسے بدل دیا',
  'errors.changed-body': 'کسی چیز پر کچھ نہیں لکھا گیا، اور آپ کا لکھا ہوا محفوظ ہے۔ تبدیلی دیکھ لیں، پھر اپنا جواب دوبارہ بھیجیں۔',
  'errors.invalid-title': 'کچھ جوابات پر دوبارہ نظر ڈالیں',
  'errors.unavailable-title': 'رجسٹر اس وقت جواب نہیں دے سکتا',
  'errors.unavailable-body': 'اس کا ذخیرہ جواب نہیں دے رہا۔ کچھ ضائع نہیں ہوا۔ ایک منٹ بعد دوبارہ کوشش کریں۔',
  'errors.too-large-title': 'یہ بہت بڑا ہے',
  'errors.too-large-body': 'ایک وقت میں زیادہ سے زیادہ {size} لیا جا سکتا ہے۔',
  'errors.too-many-title': 'بہت زیادہ درخواستیں',
  'errors.too-many-body': 'تھوڑا ٹھہر کر دوبارہ کوشش کریں۔',
  'errors.foreign-title': 'یہ فارم کسی اور جگہ سے آیا',
  'errors.foreign-body': 'آپ کے تحفظ کے لیے اسے قبول نہیں کیا گیا۔ صفحہ یہاں کھول کر دوبارہ بھیجیں۔',
  'errors.unknown-title': 'ہماری طرف سے کچھ غلط ہو گیا',
  'errors.unknown-body': 'کچھ ضائع نہیں ہوا۔ دوبارہ کوشش کریں؛ پھر بھی ایسا ہو تو ہمیں یہ نمبر بتائیں: {reference}۔',
  'errors.full-title': 'لکھنے کے لیے جگہ باقی نہیں',
  'errors.full-body': 'کچھ ضائع نہیں ہوا اور کچھ تبدیل نہیں ہوا۔ پڑھنا جاری ہے؛ منتظم کے جگہ بنانے پر لکھنا پھر شروع ہو جائے گا۔',
  'errors.invalid-body': 'یہ جس طرح بھیجا گیا، ہو نہیں سکا ({reason})۔ کچھ تبدیل نہیں ہوا۔',
};
