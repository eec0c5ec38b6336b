import type { fields as en } from '../en/fields.ts';

/** Parts of answers that are typed in several fields, and lists of entries. */
export const fields: Readonly<Record<keyof typeof en, string>> = {
  'fields.choose-country': 'ملک منتخب کریں',
  'fields.choose': 'ایک منتخب کریں',
  'fields.amount': 'رقم',
  'fields.currency': 'کرنسی',
  'fields.from': 'سے',
  'fields.to': 'تک',
  'fields.full-name': 'پورا نام، جیسا پاسپورٹ پر ہے',
  'fields.nationality': 'شہریت',
  'fields.email': 'ای میل پتہ',
  'fields.organisation-name': 'ادارے کا نام',
  'fields.registration': 'اپنے ملک کے رجسٹر میں اس کا نمبر، اگر ہو',
  'fields.registered-in': 'ملک جہاں یہ رجسٹرڈ ہے',
  'fields.lines': 'گلی اور نمبر، یا پوسٹ بکس',
  'fields.city': 'شہر',
  'fields.postcode': 'پوسٹ کوڈ، اگر ہو',
  'fields.entry': 'اندراج {number}',
  'fields.entries': '{count, plural, =0 {کوئی اندراج نہیں} one {# اندراج} other {# اندراجات}}',
  'fields.add-entry': 'ایک اور شامل کریں',
  'fields.remove-entry': 'اندراج {number} ہٹائیں',
  'fields.file-kept': 'یہ فائل محفوظ ہے:',
  'fields.file-again': 'نئی فائل اس کی جگہ لے گی۔',
  'fields.characters': 'زیادہ سے زیادہ {count, plural, one {# حرف} other {# حروف}}۔',
  'fields.file-kinds': '{kinds}، زیادہ سے زیادہ {size} MB۔',
  'fields.not-answered': 'جواب نہیں دیا گیا',
};
