import { describe, expect, it } from 'vitest';
import { languageOf, languageRefusal } from './language.ts';

const others: readonly (readonly [string, string])[] = [
  ['Urdu', 'دونوں وزراء نے ٹیکنالوجی کے شعبے میں تعاون بڑھانے پر اتفاق کیا اور ایک مشترکہ ورکنگ گروپ قائم کرنے کا فیصلہ کیا۔'],
  ['Arabic', 'اتفق الوزيران على إنشاء مركز مشترك للتدريب الرقمي في العاصمة خلال العام المقبل.'],
  ['French', 'Les deux ministres ont signé un accord pour la création d’un centre de formation dans la capitale.'],
  ['German', 'Die beiden Ministerien haben sich auf die Gründung einer gemeinsamen Arbeitsgruppe für digitale Bildung geeinigt.'],
  ['Spanish', 'Los dos ministros firmaron un acuerdo para la creación de un centro de formación en la capital del país.'],
  ['Russian', 'Министры договорились создать совместную рабочую группу по цифровому развитию и образованию.'],
  ['Japanese', '両国の大臣は、来年から共同の研修プログラムを始めることで合意しました。'],
  ['Chinese', '两国部长同意明年共同建立一个数字技术培训中心，并签署了谅解备忘录。'],
  ['Korean', '양국 장관은 내년에 공동 연구소를 설립하기로 합의하였다.'],
  ['Khmer', 'រដ្ឋមន្ត្រីទាំងពីរបានព្រមព្រៀងបង្កើតក្រុមការងាររួមមួយ។'],
  [
    'Turkish',
    'İki bakan, gelecek yıl için ortak bir çalışma grubu ile eğitim merkezi kurulması konusunda anlaştı ve bu amaçla bir protokol imzaladı.',
  ],
];

describe('language', () => {
  it.each(others)('names %s', (name, text) => {
    expect(languageOf(text)).toMatchObject({ english: false, name });
  });
  it('takes an English report for English', () => {
    expect(
      languageOf('The two ministers agreed to set up a joint working group on digital skills and to meet again in spring.').english,
    ).toBe(true);
  });
  it('takes English with many foreign names for English', () => {
    const text =
      'Bakhrom Tojiboev and Nguyễn Thị Hoa signed the protocol in Győr; Prof. Włodzimierz Żeromski of the Łódź institute was present.';
    expect(languageOf(text).english).toBe(true);
  });
  it('takes a short headline for English when it cannot tell', () => {
    expect(languageOf('Joint chip laboratory opens').english).toBe(true);
    expect(languageOf('').english).toBe(true);
    expect(languageOf('12.03.2025 — 14:00').english).toBe(true);
  });
  it('takes an English report with a quotation in another language for English', () => {
    const text =
      'The envoy said the centre would open in May. “C’est une bonne nouvelle pour les étudiants”, he told the press, and the minister agreed to send ten of them.';
    expect(languageOf(text).english).toBe(true);
  });
  it('refuses with the name of the language', () => {
    expect(languageRefusal(others[2]?.[1] ?? '')).toContain('is in French');
    expect(
      languageRefusal('They will open a laboratory in the north of the country and share its results with the other side.'),
    ).toBeNull();
  });
});
