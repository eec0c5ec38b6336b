/** Mails people when something happens to their place, their badge or their survey. */
import { mailJob } from '../../identity/index.ts';
import { type Id, idOfStream, kindOfStream, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Clock, Instant } from '../../kernel/time/time.ts';
import { type JobOrder, orderJobs } from '../../ledger/jobs/queries.ts';
import type { Ledger, Reaction, Seen, StoredEvent, Task } from '../../ledger/ledger.ts';
import type { Call } from '../call/call.ts';
import type { Candidacy } from '../candidacy/candidacy.ts';
import { findCohort } from '../cohort/queries.ts';
import type { Credential } from '../credential/credential.ts';
import { credentialsToEndorse } from '../credential/queries.ts';
import type { Text } from '../programme/definition.ts';
import type { Survey } from '../survey/survey.ts';
import { lettersOf, type News } from './letters.ts';
import { statesOf, supervisorsAt } from './queries.ts';
import type { NoticeKind } from './saying.ts';

export interface NoticesOptions {
  readonly publicUrl: string;
  readonly clock: Clock;
}

const ofPlaces: Readonly<Record<string, NoticeKind>> = {
  PlaceOffered: 'offered',
  PlaceBettered: 'bettered',
  PutOnList: 'on-list',
  NotSelected: 'not-selected',
  PlaceLost: 'lost',
  OfferExpired: 'expired',
  CandidacyRefused: 'refused',
};
const ofSurveys: Readonly<Record<string, NoticeKind>> = { SurveyAsked: 'survey', SurveyReminded: 'survey-reminder' };

/** Older than two days it is history: an imported ledger, or the demo's past, must not become mail. Milliseconds. */
const stillNews = 2 * 86_400_000;
const oneDay = 86_400_000;
/** An office is asked once for a cohort, when its badges have come; milliseconds. */
const gathering = 600_000;

const venueNamed = (call: Call, id: unknown): Text | undefined => call.rules.venues.find((v) => v.id === id)?.name;

const placeNews = (
  { publicUrl }: NoticesOptions,
  kind: NoticeKind,
  place: { readonly candidacy: Id; readonly venue: unknown; readonly answerBy: unknown },
  call: Call,
): News => ({
  kind,
  title: call.title,
  venue: venueNamed(call, place.venue),
  until: typeof place.answerBy === 'string' ? { at: place.answerBy, zone: call.zone } : undefined,
  href: `${publicUrl}/places/${place.candidacy}`,
});

/** A reminder on the day before an offer ends, by a job that looks whether it still stands. */
const warningOf = ({ type, at, stream, data: { answerBy } }: StoredEvent): readonly JobOrder[] => {
  if (type !== 'PlaceOffered' || typeof answerBy !== 'string') return [];
  const runAt = new Date(Date.parse(answerBy) - oneDay).toISOString();
  const candidacy = idOfStream(stream);
  const order = { task: 'notice-offer-expiring', key: `notice-offer-expiring/${candidacy}/${answerBy}`, payload: { candidacy, answerBy } };
  return runAt > at ? [{ ...order, runAt }] : [];
};

const placeJobs = async (a: NoticesOptions, ledger: Ledger, seen: readonly Seen[]): Promise<readonly JobOrder[]> => {
  const states = await statesOf<Candidacy>(
    ledger,
    seen.map((s) => s.event.stream),
  );
  const calls = await statesOf<Call>(
    ledger,
    [...states.values()].map((s) => streamId('call', s.call)),
  );
  return seen.flatMap(({ event, idFrom }): readonly JobOrder[] => {
    const state = states.get(event.stream);
    const call = state && calls.get(streamId('call', state.call));
    const kind = ofPlaces[event.type];
    if (state === undefined || call === undefined || kind === undefined) return [];
    const { venue = state.told?.venue, answerBy } = event.data;
    // Seen late, an offer may be over, or another one may have taken its place: then its own notice tells.
    if (kind === 'offered' && (state.status !== 'offered' || state.answerBy !== answerBy)) return [];
    const news = placeNews(a, kind, { candidacy: idOfStream(event.stream), venue, answerBy }, call);
    return [mailJob({ to: { person: state.person }, mail: idFrom(kind), letters: lettersOf(news) }), ...warningOf(event)];
  });
};

const credentialJobs = async (a: NoticesOptions, ledger: Ledger, seen: readonly Seen[]): Promise<readonly JobOrder[]> => {
  const states = await statesOf<Credential>(
    ledger,
    seen.map((s) => s.event.stream),
  );
  const asked = new Date(Date.parse(a.clock()) + gathering).toISOString();
  return seen.flatMap(({ event, idFrom }): readonly JobOrder[] => {
    const state = states.get(event.stream);
    if (state === undefined) return [];
    const id = idOfStream(event.stream);
    const href = `${a.publicUrl}/credentials/${id}`;
    const to = { person: state.person };
    if (event.type === 'CredentialRevoked') {
      return [mailJob({ to, mail: idFrom('revoked'), letters: lettersOf({ kind: 'revoked', title: state.achievement.name, href }) })];
    }
    if (state.revoked !== null) return [];
    const letters = lettersOf({ kind: 'credential', title: state.achievement.name, href, file: `${href}.json` });
    const endorse = state.endorsers.map((office) => ({
      task: 'notice-endorse',
      key: `notice-endorse/${state.cohort}/${office}`,
      payload: { cohort: state.cohort, office },
      runAt: asked,
    }));
    return [mailJob({ to, mail: idFrom('credential'), letters, attach: id }), ...endorse];
  });
};

const surveyJobs = async (a: NoticesOptions, ledger: Ledger, seen: readonly Seen[]): Promise<readonly JobOrder[]> => {
  const states = await statesOf<Survey>(
    ledger,
    seen.map((s) => s.event.stream),
  );
  const cohorts = await statesOf<{ readonly title: Text }>(
    ledger,
    [...states.values()].map((s) => streamId('cohort', s.cohort)),
  );
  return seen.flatMap(({ event, idFrom }): readonly JobOrder[] => {
    const state = states.get(event.stream);
    const kind = ofSurveys[event.type];
    if (state?.status !== 'asked' || kind === undefined) return [];
    const title = cohorts.get(streamId('cohort', state.cohort))?.title ?? { en: '' };
    const letters = lettersOf({ kind, title, href: a.publicUrl });
    const linkTo = idOfStream(event.stream);
    return [mailJob({ to: { person: state.person }, mail: idFrom(kind), letters, linkFor: 'survey', linkTo })];
  });
};

/** A mail's name is made of the event and the kind: seen twice, the event orders it once. */
export const tellPeople = (a: NoticesOptions): Reaction => {
  const tell = async (all: readonly Seen[], ledger: Ledger): Promise<void> => {
    const oldest = Date.parse(a.clock()) - stillNews;
    const news = all.filter(({ event }) => Date.parse(event.at) >= oldest);
    const of = (kind: string) => news.filter(({ event }) => kindOfStream(event.stream) === kind);
    const orders = [
      ...(await placeJobs(a, ledger, of('candidacy'))),
      ...(await credentialJobs(a, ledger, of('credential'))),
      ...(await surveyJobs(a, ledger, of('survey'))),
    ];
    await orderJobs(ledger.db, orders, { keepTime: true });
  };
  return {
    name: 'tell-learners',
    types: [...Object.keys(ofPlaces), 'CredentialIssued', 'CredentialRevoked', ...Object.keys(ofSurveys)],
    react: (event, { ledger, idFrom }) => tell([{ event, idFrom }], ledger),
    reactToMany: tell,
  };
};

const expiring = async (a: NoticesOptions, ledger: Ledger, candidacy: Id, answerBy: Instant): Promise<void> => {
  const state = (await ledger.state<Candidacy>(streamId('candidacy', candidacy)))?.state;
  if (state?.status !== 'offered' || state.answerBy !== answerBy || a.clock() >= answerBy) return;
  const call = (await ledger.state<Call>(streamId('call', state.call)))?.state;
  if (call === undefined) return;
  const news = placeNews(a, 'expiring', { candidacy, venue: state.told?.venue, answerBy }, call);
  const mail = `expiring/${candidacy}/${answerBy}`;
  await orderJobs(ledger.db, [mailJob({ to: { person: state.person }, mail, letters: lettersOf(news) })]);
};
const askEndorsers = async (a: NoticesOptions, ledger: Ledger, cohort: Id, office: Id): Promise<void> => {
  const waiting = (await credentialsToEndorse(ledger, office)).some((c) => c.cohort === cohort);
  const found = await findCohort(ledger, cohort);
  if (!waiting || found === undefined) return;
  const { title, venueName: venue } = found.state;
  const letters = lettersOf({ kind: 'endorse', title, venue, href: `${a.publicUrl}/endorse` });
  const people = await supervisorsAt(ledger, office);
  const orders = people.map((person) => mailJob({ to: { person }, mail: `endorse/${cohort}/${office}/${person}`, letters }));
  await orderJobs(ledger.db, orders);
};

export const noticeTasks = (a: NoticesOptions): Readonly<Record<string, Task>> => ({
  'notice-offer-expiring': ({ candidacy, answerBy }, { ledger }) => expiring(a, ledger, String(candidacy), String(answerBy)),
  'notice-endorse': ({ cohort, office }, { ledger }) => askEndorsers(a, ledger, String(cohort), String(office)),
});
