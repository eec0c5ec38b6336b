import type { Mount } from '../pages.ts';
import { showSurvey, takeSurvey } from './survey.tsx';

/** What became of learners, asked by a personal link. */
export const surveyPages: Mount = (app, door) => {
  app.get('/surveys/:token', (c) => showSurvey(c, door));
  app.post('/surveys/:token', (c) => takeSurvey(c, door));
};
