/** What every letter says besides its service's own words. */

export interface LetterWords {
  readonly reference: string;
  readonly date: string;
  readonly service: string;
  readonly holder: string;
  readonly applicant: string;
  readonly validUntil: string;
  readonly withoutEnd: string;
  readonly conditions: string;
  readonly reasons: string;
  readonly refusedBy: (office: string) => string;
  readonly appeal: (until: string) => string;
  readonly noAppeal: string;
  readonly signed: string;
  readonly noSignature: string;
  readonly check: string;
  readonly checkHow: (address: string) => string;
  readonly code: string;
  readonly page: (page: number, pages: number) => string;
  readonly trial: string;
  readonly refusal: (title: string) => string;
}
export type LetterLanguage = 'en' | 'ur';

export const letterWords: Readonly<Record<LetterLanguage, LetterWords>> = {
  en: {
    reference: 'Reference',
    date: 'Date',
    service: 'Service',
    holder: 'Issued to',
    applicant: 'Applicant',
    validUntil: 'Valid until',
    withoutEnd: 'Without an end',
    conditions: 'Conditions',
    reasons: 'Reasons',
    refusedBy: (office) => `The decision was made by ${office}.`,
    appeal: (until) => `You may appeal until ${until}. Open your application with the reference above to do so.`,
    noAppeal: 'There is no appeal against this decision within this service.',
    signed: 'For and on behalf of',
    noSignature: 'Issued electronically. It is valid without a signature by hand: its proof is in the public ledger.',
    check: 'Check this letter',
    checkHow: (address) => `Anyone can check that this letter is genuine and whether it still holds, at ${address}`,
    code: 'Code',
    page: (page, pages) => `Page ${page} of ${pages}`,
    trial: 'Trial: not valid',
    refusal: (title) => `Refused: ${title}`,
  },
  ur: {
    reference: 'حوالہ نمبر',
    date: 'تاریخ',
    service: 'خدمت',
    holder: 'بنام',
    applicant: 'درخواست گزار',
    validUntil: 'میعاد',
    withoutEnd: 'غیر معینہ مدت',
    conditions: 'شرائط',
    reasons: 'وجوہات',
    refusedBy: (office) => `یہ فیصلہ ${office} نے کیا ہے۔`,
    appeal: (until) => `آپ ${until} تک اپیل کر سکتے ہیں۔ اس کے لیے اوپر دیے گئے حوالہ نمبر سے اپنی درخواست کھولیے۔`,
    noAppeal: 'اس خدمت میں اس فیصلے کے خلاف اپیل نہیں ہو سکتی۔',
    signed: 'منجانب',
    noSignature: 'یہ مراسلہ الیکٹرانک طور پر جاری کیا گیا ہے اور دستی دستخط کے بغیر درست ہے۔ اس کا ثبوت عوامی کھاتے میں محفوظ ہے۔',
    check: 'اس مراسلے کی تصدیق',
    checkHow: (address) => `ہر شخص جانچ سکتا ہے کہ یہ مراسلہ اصل ہے اور اب بھی مؤثر ہے: ${address}`,
    code: 'کوڈ',
    page: (page, pages) => `صفحہ ${page} از ${pages}`,
    trial: 'آزمائشی: ناقابلِ استعمال',
    refusal: (title) => `درخواست نامنظور: ${title}`,
  },
};
