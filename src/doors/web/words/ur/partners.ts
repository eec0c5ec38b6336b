import type { partners as en } from '../en/partners.ts';

export const partners: Readonly<Record<keyof typeof en, string>> = {
  'partners.title': 'شراکت دار',
  'partners.lead': 'وہ ممالک جن کے ساتھ وعدوں کا تبادلہ ہوا۔',
  'partners.with': '{home} اور {partner}',
  'partners.meetings': 'ملاقاتیں، وقت کے ساتھ',
  'partners.meetings-description': 'ہر وہ ملاقات جس کی خبر کسی اعلامیے میں ہے۔',
  'partners.by-topic': 'وعدے، موضوع کے لحاظ سے',
  'partners.by-stage': 'وعدے، مرحلے کے لحاظ سے',
  'partners.participants': 'کون ملے',
  'partners.last-meeting': 'آخری ملاقات',
  'partners.empty-title': '{partner} کے ساتھ ابھی کچھ نہیں',
  'partners.empty-body': 'جب ان کے بارے میں کسی اعلامیے کی تصدیق ہوگی تو ملاقاتیں اور وعدے یہاں نظر آئیں گے۔',
  'partners.role': 'منصب',
  'partners.agreements': 'نافذ العمل معاہدے',
  'partners.all-agreements': 'تمام معاہدے',
  'partners.coming': 'آنے والی عوامی ملاقاتیں',
};
