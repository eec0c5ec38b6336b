import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { showAccept, showDecline, showWithdraw, takeAccept, takeDecline, takeWithdraw } from './answer.tsx';
import { showMyPlaces } from './mine.tsx';
import { formOfOwnPlace, ofOwnPlace } from './own-place.ts';
import { showPlace } from './place-page.tsx';

/** What applicants see of their own places, and how they answer. */
export const placePages: Mount = (app, door) => {
  const { shows, takes } = mounting(app, door);
  shows('/places', [], showMyPlaces);
  shows(
    '/places/:case',
    [],
    ofOwnPlace((c, d, own) => showPlace(c, d, own)),
  );
  shows('/places/:case/accept', [], ofOwnPlace(showAccept));
  takes('/places/:case/accept', [], formOfOwnPlace(takeAccept));
  shows('/places/:case/decline', [], ofOwnPlace(showDecline));
  takes('/places/:case/decline', [], formOfOwnPlace(takeDecline));
  shows('/places/:case/withdraw', [], ofOwnPlace(showWithdraw));
  takes('/places/:case/withdraw', [], formOfOwnPlace(takeWithdraw));
};
