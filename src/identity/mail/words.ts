import type { Letters, Template } from './mail-job.ts';

type Texts = Readonly<Record<Template, (link: string, name: string) => Letters>>;

/** What this room's own mails say. `link` is made when the mail is sent; `name` may be empty. */
export const letters: Texts = {
  invitation: (href, name) => ({
    en: {
      subject: 'You are invited to Daricha',
      paragraphs: [`Dear ${name},`, 'an account was made for you. Choose a password to begin. The link holds for seven days.'],
      link: { words: 'Choose a password', href },
    },
    ur: {
      subject: 'دریچہ میں شمولیت کی دعوت',
      paragraphs: [`محترم ${name}،`, 'آپ کے لیے ایک کھاتہ بنایا گیا ہے۔ شروع کرنے کے لیے پاس ورڈ منتخب کریں۔ یہ لنک سات دن تک کارآمد ہے۔'],
      link: { words: 'پاس ورڈ منتخب کریں', href },
    },
  }),
  'confirm-address': (href, name) => ({
    en: {
      subject: 'Confirm your e-mail address',
      paragraphs: [`Dear ${name},`, 'choose a password to finish your registration. If you did not register, ignore this message.'],
      link: { words: 'Choose a password', href },
    },
    ur: {
      subject: 'اپنے ای میل پتے کی تصدیق کریں',
      paragraphs: [
        `محترم ${name}،`,
        'اندراج مکمل کرنے کے لیے پاس ورڈ منتخب کریں۔ اگر آپ نے اندراج نہیں کیا تو اس پیغام کو نظر انداز کریں۔',
      ],
      link: { words: 'پاس ورڈ منتخب کریں', href },
    },
  }),
  reset: (href, name) => ({
    en: {
      subject: 'Set a new password',
      paragraphs: [
        `Dear ${name},`,
        'someone asked for a new password for this address. If it was not you, ignore this message. The link holds for 30 minutes.',
      ],
      link: { words: 'Set a new password', href },
    },
    ur: {
      subject: 'نیا پاس ورڈ مقرر کریں',
      paragraphs: [
        `محترم ${name}،`,
        'اس پتے کے لیے نئے پاس ورڈ کی درخواست کی گئی ہے۔ اگر یہ آپ نے نہیں کی تو نظر انداز کریں۔ یہ لنک 30 منٹ تک کارآمد ہے۔',
      ],
      link: { words: 'نیا پاس ورڈ مقرر کریں', href },
    },
  }),
  'already-registered': (href, name) => ({
    en: {
      subject: 'You already have an account',
      paragraphs: [
        `Dear ${name},`,
        'someone tried to register with this address, which already has an account. If you forgot your password, set a new one.',
      ],
      link: { words: 'Set a new password', href },
    },
    ur: {
      subject: 'آپ کا کھاتہ پہلے سے موجود ہے',
      paragraphs: [`محترم ${name}،`, 'اس پتے سے دوبارہ اندراج کی کوشش کی گئی۔ اگر آپ پاس ورڈ بھول گئے ہیں تو نیا مقرر کریں۔'],
      link: { words: 'نیا پاس ورڈ مقرر کریں', href },
    },
  }),
  'password-changed': (_href, name) => ({
    en: {
      subject: 'Your password was changed',
      paragraphs: [`Dear ${name},`, 'the password of your account was changed just now. If it was not you, tell an administrator at once.'],
    },
    ur: {
      subject: 'آپ کا پاس ورڈ تبدیل ہو گیا ہے',
      paragraphs: [`محترم ${name}،`, 'آپ کے کھاتے کا پاس ورڈ ابھی تبدیل کیا گیا ہے۔ اگر یہ آپ نے نہیں کیا تو فوراً منتظم کو بتائیں۔'],
    },
  }),
  track: (href, name) => ({
    en: {
      subject: 'Your application: see where it stands',
      paragraphs: [
        `Dear ${name},`,
        'with this link you see where your application stands, without signing in. It holds for seven days; do not pass it on. If you did not ask for it, ignore this message.',
      ],
      link: { words: 'See where it stands', href },
    },
    ur: {
      subject: 'آپ کی درخواست کی صورتِ حال',
      paragraphs: [
        `محترم ${name}،`,
        'اس لنک سے آپ داخل ہوئے بغیر اپنی درخواست کی صورتِ حال دیکھ سکتے ہیں۔ یہ سات دن تک کارآمد ہے؛ اسے کسی اور کو نہ دیجیے۔ اگر آپ نے یہ طلب نہیں کیا تو اس پیغام کو نظر انداز کریں۔',
      ],
      link: { words: 'درخواست کی صورتِ حال دیکھیں', href },
    },
  }),
  'confirm-following': (href) => ({
    en: {
      subject: 'Confirm that you want news by e-mail',
      paragraphs: ['Someone asked for news at this address. Nothing is sent until you confirm. If it was not you, ignore this message.'],
      link: { words: 'Yes, send me news', href },
    },
    ur: {
      subject: 'ای میل پر خبروں کی تصدیق کریں',
      paragraphs: [
        'اس پتے پر خبریں بھیجنے کی درخواست کی گئی ہے۔ آپ کی تصدیق تک کچھ نہیں بھیجا جائے گا۔ اگر یہ آپ نے نہیں کی تو نظر انداز کریں۔',
      ],
      link: { words: 'جی ہاں، خبریں بھیجیں', href },
    },
  }),
};

/** Under every mail to a follower. */
export const endFollowing: Readonly<Record<'en' | 'ur', string>> = { en: 'Stop these messages', ur: 'یہ پیغامات بند کریں' };
