import type { NoticeKind, Say } from './saying.ts';

export const english: Readonly<Record<NoticeKind, Say>> = {
  offered: (n) => [
    `You are offered a place: ${n.title}`,
    [
      `You are offered a place at ${n.venue} in “${n.title}”.`,
      `Please accept or decline it by ${n.until}. After that it goes to the next on the list.`,
    ],
    'Accept or decline',
  ],
  bettered: (n) => [
    `A place you ranked higher: ${n.title}`,
    [`A place at ${n.venue}, which you ranked higher, came free, and it is yours. The one you had goes to the next on the list.`],
    'See your place',
  ],
  'on-list': (n) => [
    `You are on the waiting list: ${n.title}`,
    [
      `The places of “${n.title}” are given, and you are on the waiting list. When someone declines, the list moves by the same rule, and we write to you.`,
      'On your page you see why, and where you stand at each venue.',
    ],
    'See why, and where you stand',
  ],
  expiring: (n) => [
    `Your place waits until tomorrow: ${n.title}`,
    [`Your place at ${n.venue} in “${n.title}” waits for your answer until ${n.until}. After that it goes to the next on the list.`],
    'Accept or decline',
  ],
  'not-selected': (n) => [
    `No place this time: ${n.title}`,
    [`We are sorry: there is no place for you in “${n.title}” this time. Your page says why, with the figures that decided.`],
    'See why',
  ],
  expired: (n) => [
    `Your place has gone to the next: ${n.title}`,
    [
      `Nobody answered the offer of a place at ${n.venue} in “${n.title}” in time, so it goes to the next on the list.`,
      'If something kept you from answering, write to the office named on the page of the call.',
    ],
    'See your page',
  ],
  refused: (n) => [
    `Your application does not take part: ${n.title}`,
    [`Your application cannot take part in “${n.title}”. Your page says why, in words, and what you can do.`],
    'See why',
  ],
  lost: (n) => [
    `Your venue was closed: ${n.title}`,
    [
      `A venue of “${n.title}” was closed, and your place with it. You go on by the same rule at the others you ranked; what comes of that we write to you at once.`,
    ],
    'See what happens now',
  ],
  credential: (n) => [
    `Your badge is ready: ${n.title}`,
    [
      `You have completed “${n.title}”. Your badge is ready: as a page to show, a picture, a paper, and a file that anyone can check.`,
      `The picture and the file come with this mail. The file is also here: ${n.file}`,
    ],
    'See your badge',
  ],
  revoked: (n) => [
    `A badge was withdrawn: ${n.title}`,
    [
      `Your badge “${n.title}” was withdrawn by the office that issued it. Whoever checks it from now on sees that it does not hold any more, and why.`,
      'If you think that this is a mistake, write to the office named on its page.',
    ],
    'See the reason',
  ],
  endorse: (n) => [
    `Badges wait for your endorsement: ${n.title}`,
    [
      `Those who completed “${n.title}” at ${n.venue} have their badges. The programme says that your organisation stands for them too: please look at them.`,
    ],
    'See the badges',
  ],
  survey: (n) => [
    `How are you getting on? ${n.title}`,
    [
      `Some time ago you completed “${n.title}”. Please tell us in four questions what you do now. Only numbers of at least ten people are ever published.`,
      'The link is yours alone and works for sixty days.',
    ],
    'Answer four questions',
  ],
  'survey-reminder': (n) => [
    `Still four questions: ${n.title}`,
    [`We would still like to know what you do now, after “${n.title}”. This is the only reminder.`],
    'Answer four questions',
  ],
};
