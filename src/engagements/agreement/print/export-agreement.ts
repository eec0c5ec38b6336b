/** The files that leave the house: an agreement as PDF, for a desk or for the public. */
import type { Agreement } from '../agreement.ts';
import type { PublicAgreement } from '../public-view.ts';
import { drawAgreement } from './draw-agreement.ts';
import { printedForPublic, printedOf } from './printed.ts';

/** When it was drafted stands in the file, so that printing it twice gives one file. */
export const agreementPdf = (state: Agreement): Promise<Buffer> => drawAgreement(printedOf(state), new Date(state.drafted));

/** Undefined where the text is not public. */
export const publicAgreementPdf = async (view: PublicAgreement): Promise<Buffer | undefined> => {
  const printed = printedForPublic(view);
  return printed === undefined ? undefined : drawAgreement(printed, new Date(`${view.signed ?? '2000-01-01'}T00:00:00Z`));
};
