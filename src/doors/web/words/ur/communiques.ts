import type { communiques as en } from '../en/communiques.ts';

export const communiques: Readonly<Record<keyof typeof en, string>> = {
  'communiques.title': 'اعلامیے',
  'communiques.lead': 'وہ اخباری اعلامیے اور تحریریں جن میں وعدے کیے گئے۔',
  'communiques.communique': 'اعلامیہ',
  'communiques.published': 'اشاعت',
  'communiques.source': 'ماخذ',
  'communiques.sources': '{count, plural, one {# ماخذ} other {# مآخذ}}',
  'communiques.also-published': 'یہی خبر {sources} نے بھی شائع کی۔',
  'communiques.original': 'اصل جگہ پر پڑھیں',
  'communiques.meeting': 'ملاقات',
  'communiques.participants': 'شرکا',
  'communiques.found': '{count, plural, =0 {کوئی وعدہ نہیں} one {# وعدہ} other {# وعدے}}',
  'communiques.highlighted': 'نمایاں کیے گئے جملوں میں وعدے ہیں۔',
  'communiques.none': 'اس اعلامیے میں کوئی وعدہ نہیں ملا۔',
  'communiques.empty-title': 'ابھی کوئی اعلامیہ نہیں',
  'communiques.empty-body': 'افسر متن چسپاں کر کے، فائل سے، ویب پتے سے یا فیڈ سے اعلامیہ شامل کرتا ہے۔',
  'communiques.to-desk': 'میز پر کھولیں',
};
