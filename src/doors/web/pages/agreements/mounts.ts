import { mounting } from '../mounting.ts';
import type { Mount } from '../pages.ts';
import { showAgreement } from './agreement.tsx';
import { showApprove, takeApprove } from './approve.tsx';
import { desks, pathOf } from './around.tsx';
import { showClause, takeAnswer, takeClause } from './clause.tsx';
import { showDerive, takeDerive } from './derive.tsx';
import { showDraft, takeDraft } from './draft.tsx';
import { showEnd, takeEnd } from './end.tsx';
import { jsonFile, pdfFile, scanFile } from './files.ts';
import { showHistory } from './history.tsx';
import { showAgreements } from './list.tsx';
import { showObligation, takeObligation } from './obligation-form.tsx';
import { showObligations } from './obligations.tsx';
import { showSign, takeSign } from './sign.tsx';
import { showTerms, takeTerms } from './terms.tsx';
import { showVetting, takeVetting } from './vetting.tsx';

/** Agreements: what the public may know, and the desks of their parties. */
export const agreementPages: Mount = (app, door) => {
  const { shows, takes } = mounting(app, door);
  const one = '/agreements/:id';
  app.get('/agreements', (c) => showAgreements(c, door));
  shows('/agreements/new', desks, showDraft);
  takes('/agreements/new', desks, takeDraft);
  app.get('/agreements/:file{[^/]+\\.pdf}', (c) => pdfFile(c, door));
  app.get('/agreements/:file{[^/]+\\.json}', (c) => jsonFile(c, door));
  app.get(one, (c) => showAgreement(c, door));
  shows(`${one}/scans/:sha`, desks, scanFile);
  shows(`${one}/clauses/:clause`, desks, showClause);
  takes(`${one}/clauses/:clause`, desks, takeClause);
  takes(`${one}/proposals/:proposal`, desks, takeAnswer);
  // Where a form's answer stood when the page was loaded again or the language changed.
  app.get(`${one}/proposals/:proposal`, (c) => c.redirect(pathOf(c.req.param('id')), 303));
  shows(`${one}/vetting`, desks, showVetting);
  takes(`${one}/vetting`, desks, takeVetting);
  shows(`${one}/approve`, desks, showApprove);
  takes(`${one}/approve`, desks, takeApprove);
  shows(`${one}/terms`, desks, showTerms);
  takes(`${one}/terms`, desks, takeTerms);
  shows(`${one}/sign`, desks, showSign);
  takes(`${one}/sign`, desks, takeSign);
  shows(`${one}/obligations`, desks, showObligations);
  shows(`${one}/obligations/:obligation`, desks, showObligation);
  takes(`${one}/obligations/:obligation`, desks, takeObligation);
  shows(`${one}/end`, desks, showEnd);
  takes(`${one}/end`, desks, takeEnd);
  for (const doing of ['amend', 'replace'] as const) {
    shows(`${one}/${doing}`, desks, (c) => showDerive(c, door, doing));
    takes(`${one}/${doing}`, desks, (c, _, form) => takeDerive(c, door, form, doing));
  }
  shows(`${one}/history`, desks, showHistory);
};
