import type { Refusal } from '../../kernel/refusals/refusal.ts';

/** Refusals to HTTP, once for every door (RFC 9110 statuses). What is not named here is a 422: understood, and turned down. */
const statuses: Readonly<Record<string, 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 429 | 500 | 503 | 507>> = {
  invalid: 400,
  'not-signed-in': 401,
  'key-needed': 401,
  'key-not-valid': 401,
  'key-cannot-write': 403,
  'not-allowed': 403,
  'foreign-origin': 403,
  'form-expired': 403,
  'own-case': 403,
  'own-organisation': 403,
  'own-decision': 403,
  'same-reviewer': 403,
  'own-student': 403,
  'not-found': 404,
  'changed-meanwhile': 409,
  'task-already-decided': 409,
  'task-already-claimed': 409,
  'task-with-someone-else': 409,
  'review-taken': 409,
  'review-decided': 409,
  'no-open-call': 409,
  'version-not-newest': 412,
  'too-large': 413,
  'not-json': 415,
  'unknown-kind-of-file': 415,
  'file-larger-than-asked': 413,
  'file-too-large-to-scan': 413,
  'file-kind-not-taken': 415,
  'file-not-scanned': 503,
  'too-many-tries': 429,
  broken: 500,
  'storage-unavailable': 503,
  'storage-full': 507,
};
export type ProblemStatus = (typeof statuses)[string];
export const statusOf = (refusal: Refusal): ProblemStatus => statuses[refusal.reason] ?? 422;

/** The body of an `application/problem+json` answer (RFC 9457). `type` is an address on this node that explains the reason. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly [extension: string]: unknown;
}
export const problemOf = (refusal: Refusal, title: string): Problem => ({
  ...refusal.details,
  type: `/problems/${refusal.reason}`,
  title,
  status: statusOf(refusal),
});
