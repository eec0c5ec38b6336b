import type { identity as en } from '../en/identity.ts';

export const identity: Readonly<Record<keyof typeof en, string>> = {
  'identity.sign-in-title': 'داخل ہوں',
  'identity.email': 'ای میل پتا',
  'identity.password': 'پاس ورڈ',
  'identity.forgot': 'میں پاس ورڈ بھول گیا ہوں',
  'identity.wrong': 'ای میل پتا یا پاس ورڈ درست نہیں۔ دونوں دیکھ کر دوبارہ کوشش کریں۔',
  'identity.too-many': 'بہت زیادہ کوششیں ہو گئیں۔ {minutes, plural, one {# منٹ} other {# منٹ}} ٹھہر کر دوبارہ کوشش کریں۔',
  'identity.name': 'نام',
  'identity.organisation': 'ادارہ',
  'identity.office': 'دفتر',
  'identity.roles': 'ذمہ داریاں',
  'identity.sign-out-everywhere': 'ہر جگہ سے باہر جائیں',
  'identity.reset-title': 'نیا پاس ورڈ رکھیں',
  'identity.reset-sent': 'اگر یہ پتا ہمارے پاس درج ہے تو ایک پیغام بھیجا جا رہا ہے جس میں ایک ربط ہے۔ ربط ایک گھنٹے تک کارآمد ہے۔',
  'identity.new-password': 'نیا پاس ورڈ',
  'identity.password-hint': 'کم از کم 12 حروف۔ چھوٹا سا جملہ یاد رکھنا آسان ہوتا ہے۔',
  'identity.session-ended': 'آپ کی نشست ختم ہو گئی۔ دوبارہ داخل ہوں: آپ کا لکھا ہوا محفوظ ہے۔',
  'identity.send-again-title': 'دوبارہ بھیجیں؟',
  'identity.send-again-body': 'آپ دوبارہ داخل ہو چکے ہیں اور جو آپ نے لکھا تھا محفوظ ہے۔ ابھی کچھ تبدیل نہیں ہوا۔',
  'identity.send-again': 'ابھی بھیجیں',
};
