/** Asks issuers elsewhere: over HTTPS only, on the open network only, within limits of size and time, and never sent on elsewhere. */
import { fetchAddress, type Network } from '../../../../communiques/intake/address.ts';
import type { Fetching, Wrong } from '../../../../exchange/index.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';

/** A badge with pictures inside, or a status list; and what a person waits for. */
const limits = { bytes: 5 * 1024 * 1024, milliseconds: 6_000, redirects: 0 } as const;

const plain = (details: Readonly<Record<string, unknown>>): NonNullable<Wrong['details']> =>
  Object.fromEntries(Object.entries(details).filter((d): d is [string, string | number] => ['string', 'number'].includes(typeof d[1])));

/** So many addresses for one badge: its issuer, its key, its list, and the badge itself. */
const mostAsked = 6;

/** `network` stands in for the real one in tests. */
export const fetching = (network?: Network): Fetching => {
  let asked = 0;
  return async (url) => {
    if (!URL.canParse(url)) return { reason: 'address-not-valid' };
    if (new URL(url).protocol !== 'https:') return { reason: 'address-not-secure' };
    asked += 1;
    if (asked > mostAsked) return { reason: 'address-unreachable' };
    const answer = await (network === undefined ? fetchAddress(url, limits) : fetchAddress(url, limits, network));
    return isRefusal(answer) ? { reason: answer.reason, details: plain(answer.details) } : { bytes: answer.bytes, type: answer.type };
  };
};
