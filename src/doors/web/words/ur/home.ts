import type { home as en } from '../en/home.ts';

export const home: Readonly<Record<keyof typeof en, string>> = {
  'home.title': 'ملکوں نے ایک دوسرے سے کیا وعدے کیے، اور ان کا کیا بنا',
  'home.lead':
    'وزرا ملتے ہیں اور اخباری اعلامیہ بتاتا ہے کہ کیا وعدہ ہوا۔ دریچہ ایسے ہر وعدے کو اُس جملے کے ساتھ محفوظ رکھتا ہے جو اس کا ثبوت ہے، اور تکمیل تک اس پر نظر رکھتا ہے۔',
  'home.search-hint': 'مثلاً: تربیت، ڈیٹا سینٹر، ورکنگ گروپ',
  'home.map-title': '{home} اور اس کے شراکت داروں کے درمیان وعدے',
  'home.map-description':
    '{partners, plural, one {# شراکت دار ملک} other {# شراکت دار ملکوں}} کے ساتھ {count, plural, one {# وعدہ} other {# وعدے}}۔',
  'home.map-count': '{country}: {count, plural, one {# وعدہ} other {# وعدے}}',
  'home.commitments': '{count, plural, one {وعدہ} other {وعدے}}',
  'home.partners': '{count, plural, one {شراکت دار} other {شراکت دار}}',
  'home.meetings': '{count, plural, one {ملاقات} other {ملاقاتیں}}',
  'home.done': 'مکمل',
  'home.funnel-title': 'بات کہاں تک پہنچی',
  'home.funnel-description': 'وعدے، اُس آخری مرحلے کے لحاظ سے جس کی خبر ملی۔',
  'home.topics-title': 'یہ کن شعبوں کے بارے میں ہیں',
  'home.said-again-title': 'پیش رفت کے بغیر دہرائے گئے',
  'home.said-again-lead': 'الگ الگ دنوں میں دہرائے گئے، مگر درمیان میں کوئی قدم آگے نہیں بڑھا۔',
  'home.said-again-count': '{count, plural, one {# بار} other {# بار}} کہا گیا',
  'home.gone-quiet-title': 'جن پر خاموشی ہے',
  'home.gone-quiet-lead': 'متعین وعدے جن کے بارے میں {days} دن سے کچھ سننے میں نہیں آیا۔',
  'home.quiet-since': '{when} سے خاموشی',
  'home.latest-meetings': 'تازہ ملاقاتیں',
  'home.newly-done': 'حال ہی میں مکمل',
  'home.all-commitments': 'تمام وعدے',
  'home.all-meetings': 'تمام ملاقاتیں',
  'home.empty-title': 'ابھی کوئی وعدہ نہیں',
  'home.empty-body': 'جب کوئی افسر کسی اعلامیے میں پہلے وعدے کی تصدیق کرے گا تو وہ اپنے ثبوت کے جملے کے ساتھ یہاں نظر آئے گا۔',
  'home.all-said-again': 'تمام جو دہرائے گئے',
  'home.all-gone-quiet': 'تمام جن پر خاموشی ہے',
};
