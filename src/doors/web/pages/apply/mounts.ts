import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { showAnswering, takeAnswering } from './answering.tsx';
import { showAnswers } from './answers-page.tsx';
import { showCase } from './case-page.tsx';
import { showCheck, takeCheck } from './check.tsx';
import { showDocuments, takeDocuments } from './documents.tsx';
import { showAppeal, showWithdraw, takeAppeal, takeWithdraw } from './ending.tsx';
import { showForm } from './form.tsx';
import { showGroup, takeGroup } from './group.tsx';
import { showMine } from './mine.tsx';
import { formOfOwnCase, ofOwnCase } from './own-case.ts';
import { showSent } from './sent.tsx';

/** Several documents may come at once. */
const mostUpload = 64 * 1024 * 1024;

/** What an applicant does with their own cases. */
export const applying: Mount = (app, door) => {
  const { shows, takes } = mounting(app, door);
  const page = (path: string, show: Parameters<typeof ofOwnCase>[0]) => shows(path, [], ofOwnCase(show));
  const form = (path: string, take: Parameters<typeof formOfOwnCase>[0], most?: number) => takes(path, [], formOfOwnCase(take), most);
  shows('/cases', [], showMine);
  page('/cases/:id', showCase);
  page('/cases/:id/form', showForm);
  page('/cases/:id/form/:group', showGroup);
  form('/cases/:id/form/:group', takeGroup, mostUpload);
  page('/cases/:id/documents', showDocuments);
  form('/cases/:id/documents', takeDocuments, mostUpload);
  page('/cases/:id/check', showCheck);
  form('/cases/:id/check', takeCheck);
  page('/cases/:id/sent', showSent);
  page('/cases/:id/answers', showAnswers);
  page('/cases/:id/answer/:task', showAnswering);
  form('/cases/:id/answer/:task', takeAnswering, mostUpload);
  page('/cases/:id/withdraw', showWithdraw);
  form('/cases/:id/withdraw', takeWithdraw);
  page('/cases/:id/appeal', showAppeal);
  form('/cases/:id/appeal', takeAppeal);
};
