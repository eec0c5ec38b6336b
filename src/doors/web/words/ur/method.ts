import type { method as english } from '../en/method.ts';

export const method: Readonly<Record<keyof typeof english, string>> = {
  'method.lead': 'مشین تجویز کرتی ہے، افسر فیصلہ کرتا ہے، اور جملہ ثبوت کے طور پر باقی رہتا ہے۔',
  'method.steps-title': 'خبر سے وعدے تک',
  'method.step-read':
    'نشان زدہ خبروں پر تربیت یافتہ ماڈل ہر اس عبارت کو نشان زد کرتا ہے جس میں وعدہ ہو سکتا ہے، اور بتاتا ہے کہ کس نے وعدہ کیا، بات کہاں تک پہنچی، اور کس بارے میں ہے۔',
  'method.step-officer': 'ایک افسر ہر عبارت کو قبول، درست یا رد کرتا ہے۔ اس سے پہلے یہاں کچھ نہیں دکھایا جاتا۔',
  'method.step-thread': 'ایک ہی اقدام کی عبارتیں ایک وعدے میں جوڑی جاتی ہیں، جس کا برسوں تک پیچھا کیا جاتا ہے۔',
  'method.step-ledger': 'ہر عمل ایک ایسے کھاتے میں درج ہوتا ہے جو صرف بڑھتا ہے اور جسے کوئی بھی جانچ سکتا ہے۔',
  'method.right-title': 'مطالعہ کتنی بار درست ہوتا ہے',
  'method.right-lead':
    'اب تک افسروں نے ملنے والی {confirmed, number} عبارتوں کی تصدیق کی اور {rejected, number} رد کیں؛ {added, number} جو رہ گئی تھیں خود شامل کیں۔',
  'method.band': 'کتنا یقین تھا',
  'method.engine': 'انجن',
  'method.engine-now': 'اس وقت زیرِ استعمال انجن: {engine} {version}۔',
  'method.confirmed': 'تصدیق شدہ',
  'method.edited': 'ان میں سے درست کی گئیں',
  'method.rejected': 'رد شدہ',
  'method.right': 'درست',
  'method.stages-title': 'مراحل کا مطلب',
  'method.rules-title': 'ہمارے دو فیصلے',
  'method.said-again-rule': 'ایسا وعدہ جس کا {mentions, number} یا زیادہ مختلف دنوں میں ذکر ہوا اور بیچ میں کوئی پیش رفت نہیں ہوئی۔',
  'method.gone-quiet-rule': 'ایک مخصوص وعدہ، ”{stage}“ یا آگے اور نامکمل، جس کا {days, number} دن سے نہ ذکر ہوا نہ کوئی اطلاع آئی۔',
  'ledger.title': 'کھاتہ',
  'ledger.lead':
    'اس رجسٹر کا ہر عمل ایک ایسے کھاتے کا اندراج ہے جس میں صرف اضافہ ہوتا ہے۔ اس کی جڑ ایک عدد ہے جو کسی بھی تبدیلی سے بدل جاتا ہے۔',
  'ledger.size': 'اندراجات',
  'ledger.root': 'جڑ (SHA-256، RFC 6962)',
  'ledger.checkpoint': 'دستخط شدہ چیک پوائنٹ',
  'ledger.key': 'دستخط کی کلید',
  'ledger.how-title': 'اسے کیسے جانچیں',
  'ledger.how-1': 'آج ایک چیک پوائنٹ محفوظ کریں۔ کل پوچھیں کہ کیا تب کا کھاتہ اب بھی اب کے کھاتے کا آغاز ہے: ٹائلیں اسے ثابت کرتی ہیں۔',
  'ledger.how-2':
    'یہ لاگ C2SP tlog-tiles کے مطابق ہے: اس کا چیک پوائنٹ {checkpoint} پر ہے اور ٹائلیں اس کے ساتھ، اس لیے ایسے لاگ کا کوئی بھی کلائنٹ کام کرتا ہے۔',
  'ledger.how-3': 'عمارت سے صرف خلاصے باہر جاتے ہیں۔ ذاتی باتیں ثبوت توڑے بغیر مٹائی جا سکتی ہیں۔',
};
