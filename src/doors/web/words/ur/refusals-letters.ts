import type { refusalsLetters as english } from '../en/refusals-letters.ts';

export const refusalsLetters: Readonly<Record<keyof typeof english, string>> = {
  'refusal.file-is-empty': 'فائل خالی ہے۔ کوئی اور چنیے۔',
  'refusal.file-larger-than-asked': 'فائل {megabytes, number} MB سے بڑی ہے۔ اسے چھوٹا کر کے یا حصوں میں محفوظ کیجیے۔',
  'refusal.file-kind-not-taken': 'اس قسم کی فائل یہاں قبول نہیں۔ مطلوبہ اقسام خانے کے ساتھ درج ہیں۔',
  'refusal.file-not-readable': 'فائل خراب یا نامکمل ہے۔ اسے دوبارہ محفوظ یا اسکین کیجیے۔',
  'refusal.file-in-disguise': 'اس فائل کے اندر یا پیچھے کوئی اور فائل ہے۔ اسے دوبارہ محفوظ یا اسکین کیجیے۔',
  'refusal.file-unpacks-too-large': 'یہ فائل کھلنے پر حد سے زیادہ بڑی ہو جاتی ہے۔ اسے چھوٹی تصویروں کے ساتھ دوبارہ محفوظ کیجیے۔',
  'refusal.file-infected':
    'وائرس اسکینر کو اس فائل میں کچھ ملا ہے ({what})۔ اسے محفوظ نہیں کیا گیا۔ اپنا کمپیوٹر صاف کر کے دوسری نقل بھیجیے۔',
  'refusal.file-not-scanned':
    'وائرس اسکینر جواب نہیں دے رہا، اس لیے فائل نہیں لی گئی۔ باقی کچھ ضائع نہیں ہوا۔ چند منٹ بعد دوبارہ کوشش کیجیے۔',
  'refusal.file-too-large-to-scan': 'فائل وائرس اسکینر کے لیے بہت بڑی ہے۔ اسے چھوٹا کر کے یا حصوں میں محفوظ کیجیے۔',
  'refusal.pdf-encrypted': 'یہ PDF پاس ورڈ سے بند ہے۔ اسے بغیر پاس ورڈ کے محفوظ کیجیے۔',
  'refusal.pdf-with-active-parts': 'اس PDF میں اسکرپٹ، پروگرام یا دوسری فائلیں ہیں۔ اسے نئی PDF کے طور پر چھاپ کر بھیجیے۔',
  'refusal.office-encrypted': 'یہ فائل پاس ورڈ سے بند ہے۔ اسے بغیر پاس ورڈ کے محفوظ کیجیے۔',
  'refusal.office-with-macros': 'اس فائل میں میکرو یا پروگرام ہیں۔ اسے ان کے بغیر یا PDF کے طور پر محفوظ کیجیے۔',
  'refusal.office-with-links': 'یہ فائل اپنے حصے کہیں اور سے منگواتی ہے۔ اسے PDF کے طور پر محفوظ کیجیے۔',
  'refusal.letter-has-no-holder': 'یہ مراسلہ اب موجود نہیں: ذاتی معلومات مٹا دی گئی ہیں۔',
};
