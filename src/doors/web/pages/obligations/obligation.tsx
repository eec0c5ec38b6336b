/** One obligation or action item: who owes it to whom and by when, what both sides say of it, and the form to say how it stands. */
import { agreement } from '../../../../engagements/agreement/decider.ts';
import { reportStatuses } from '../../../../engagements/agreement/agreement.ts';
import { meeting } from '../../../../engagements/meeting/meeting-decider.ts';
import { daysLate, standingOf } from '../../../../engagements/obligations/standing.ts';
import { findWhole, type WholeObligation } from '../../../../engagements/obligations/whole.ts';
import { findOffice } from '../../../../identity/index.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import { act, commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Notice } from '../../look/parts/notice.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { nothingHere, refused, wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { InWords, plainOf } from '../agreements/around.tsx';
import { relationPath, type Stand, standOf, withSide } from '../relations/standpoint.ts';
import { addressed, obligationPath } from './address.ts';
import { langOf, ObligationTable, StandingTag } from './parts.tsx';
import { ReportForm } from './report-form.tsx';
import { Timeline } from './timeline.tsx';

interface Seen {
  readonly whole: WholeObligation;
  readonly stand: Stand;
}
const seen = async (c: Ask, door: Door): Promise<Seen | undefined> => {
  const address = addressed(c.req.param('source') ?? '', c.req.param('id') ?? '');
  const stand = await standOf(c, door);
  const { actor } = c.get('visitor');
  const today = stand?.today ?? door.clock().slice(0, 10);
  const whole = address === undefined ? undefined : await findWhole(door.ledger, actor, address, today);
  if (whole === undefined) return undefined;
  // Members of a group have no desk; they read from the side that owes it.
  const alone = { us: whole.line.country, countries: [], home: door.pack.country, today, now: door.clock() };
  const own = [stand?.us, ...(stand?.countries ?? [])].find((us) => us !== undefined && whole.line.countries.includes(us));
  return { whole, stand: stand === undefined ? alone : { ...stand, us: own ?? stand.us } };
};

const officeName = async (w: Words, door: Door, id: string | null): Promise<string | null> => {
  const office = id === null ? undefined : await findOffice(door.ledger.db, id);
  return office === undefined
    ? id
    : w.t('obligations.office-of', { office: plainOf(w, office.names), organisation: plainOf(w, office.organisationNames) });
};
const everyWords = (w: Words, every: string): string => {
  const [, count = '1', unit = 'Y'] = /^P(\d+)([MY])$/.exec(every) ?? [];
  return w.t(unit === 'M' ? 'obligations.every-months' : 'obligations.every-years', { count: Number(count) });
};

const Origin = ({ w, whole }: { readonly w: Words; readonly whole: WholeObligation }) => {
  const { line, origin } = whole;
  if (origin === null) return <bdi class="nowrap">{line.reference}</bdi>;
  if (origin.kind === 'meeting') {
    return (
      <>
        <a href={`/meetings/${encodeURIComponent(line.of)}`} dir="auto">
          {origin.title}
        </a>
        <br />
        <span class="small soft">
          {w.instantIn(origin.starts, origin.zone)} · <bdi class="nowrap">{line.reference}</bdi>
        </span>
      </>
    );
  }
  return (
    <>
      <a href={`/agreements/${encodeURIComponent(line.of)}`}>
        <InWords w={w} text={origin.title} />
      </a>
      <br />
      <span class="small soft">
        <bdi class="nowrap">{line.reference}</bdi>
      </span>
    </>
  );
};
const Quoted = ({ w, whole }: { readonly w: Words; readonly whole: WholeObligation }) => {
  const clause = whole.origin?.kind === 'agreement' ? whole.origin.clause : null;
  return clause === null ? null : (
    <section>
      <h2>{w.t('obligations.clause-number', { number: clause.number })}</h2>
      <blockquote class="clause-quoted" cite={`/agreements/${encodeURIComponent(whole.line.of)}`}>
        <p class="strong">
          <InWords w={w} text={clause.heading} />
        </p>
        <p>
          <InWords w={w} text={clause.text} />
        </p>
      </blockquote>
    </section>
  );
};

const standingWords = (w: Words, { line, reports }: WholeObligation, stand: Stand): string => {
  const standing = standingOf(line, stand.today);
  const owes = w.country(line.country);
  if (standing === 'met') return w.t('obligations.is-met', { day: w.when(line.met ?? line.due) });
  if (standing === 'claimed') {
    const said = reports.find((r) => r.country === line.country);
    return w.t('obligations.is-claimed', { owes, day: w.when((said?.at ?? stand.now).slice(0, 10)) });
  }
  if (standing === 'open') return w.t('obligations.is-open', { owes, day: w.when(line.due) });
  const days = daysLate(line, stand.today);
  return w.t(line.escalated ? 'obligations.is-escalated' : 'obligations.is-overdue', { owes, day: w.when(line.due), count: days });
};

const page = async (c: Ask, door: Door, { whole, stand }: Seen, form?: Form, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { line } = whole;
  const [owner, watcher] = await Promise.all([officeName(w, door, line.owner), officeName(w, door, line.watcher)]);
  const others = line.countries.filter((country) => country !== stand.us);
  const [partner] = others;
  const done = c.req.query('done') === 'reported' && refusal === undefined;
  return door.frame.page(
    c,
    {
      title: line.title,
      noIndex: true,
      error: refusal !== undefined,
      ...(done ? { kept: [`report ${obligationPath(line)}`] } : {}),
      crumbs: [
        { label: w.t('frame.home'), href: '/' },
        { label: w.t('relations.title'), href: '/relations' },
        ...(partner === undefined ? [] : [{ label: w.country(partner), href: withSide(stand, relationPath(partner)) }]),
        { label: w.t(`obligations.kind-${line.source}`) },
      ],
      children: (
        <>
          <header class="stack">
            <p class="eyebrow">
              {w.t(`obligations.kind-${line.source}`)} · <bdi class="reference">{line.reference}</bdi>
            </p>
            <h1>
              <bdi lang={langOf(line.title)}>{line.title}</bdi>
            </h1>
            <p class="meta">
              <StandingTag w={w} standing={standingOf(line, stand.today)} />
              <span>{w.t('obligations.due-on', { day: w.when(line.due) })}</span>
              <span>{w.t('obligations.owed-by', { country: w.country(line.country) })}</span>
            </p>
          </header>
          {done ? (
            <Notice w={w} kind="success">
              <p>{w.t(line.met === null ? 'obligations.done-reported' : 'obligations.done-met')}</p>
            </Notice>
          ) : null}
          {refusal === undefined ? null : (
            <Notice w={w} kind="error">
              <p>{wordsOf(w, refusal).body}</p>
              {whole.speaks.length > 0 || (form?.text('words') ?? '') === '' ? null : (
                <p class="said-words" dir="auto">
                  {w.t('obligations.you-typed')} {form?.text('words')}
                </p>
              )}
            </Notice>
          )}
          <p class="lead">{standingWords(w, whole, stand)}</p>
          <div class="main-side">
            <div class="stack">
              <Timeline w={w} whole={whole} us={stand.us} />
              {whole.speaks.length === 0 ? null : <ReportForm c={c} door={door} whole={whole} form={form} />}
              <Quoted w={w} whole={whole} />
              {whole.waitsFor.length === 0 ? null : (
                <section>
                  <h2>{w.t('obligations.waits-for')}</h2>
                  <ObligationTable w={w} caption={w.t('obligations.waits-for')} lines={whole.waitsFor} stand={stand} />
                </section>
              )}
              {whole.holdsUp.length === 0 ? null : (
                <section>
                  <h2>{w.t('obligations.holds-up')}</h2>
                  <ObligationTable w={w} caption={w.t('obligations.holds-up')} lines={whole.holdsUp} stand={stand} />
                </section>
              )}
            </div>
            <aside>
              <h2 class="out">{w.t('obligations.facts')}</h2>
              <SummaryList
                short
                rows={[
                  { label: w.t('obligations.owes'), value: w.country(line.country) },
                  { label: w.t('obligations.owner'), value: owner },
                  ...(watcher === null ? [] : [{ label: w.t('obligations.watcher'), value: watcher }]),
                  { label: w.t('obligations.due'), value: w.when(line.due) },
                  ...(line.every === null ? [] : [{ label: w.t('obligations.every'), value: everyWords(w, line.every) }]),
                  ...(line.indicator === ''
                    ? []
                    : [{ label: w.t('obligations.indicator'), value: <span dir="auto">{line.indicator}</span> }]),
                  { label: w.t(`obligations.from-${line.source}`), value: <Origin w={w} whole={whole} /> },
                  ...(line.commitment === null
                    ? []
                    : [
                        {
                          label: w.t('obligations.commitment'),
                          value: <a href={`/commitments/${encodeURIComponent(line.commitment)}`}>{line.commitment}</a>,
                        },
                      ]),
                ]}
              />
            </aside>
          </div>
        </>
      ),
    },
    refusal === undefined ? 200 : statusOf(refusal),
  );
};

export const showObligation = async (c: Ask, door: Door): Promise<Response> => {
  const found = await seen(c, door);
  return found === undefined ? nothingHere(c, door) : page(c, door, found);
};

const isLink = (text: string): boolean => /^https?:\/\/[^\s/]+/i.test(text) && URL.canParse(text);

export const takeReport = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const found = await seen(c, door);
  if (found === undefined) return nothingHere(c, door);
  const { line, speaks } = found.whole;
  const country = speaks.find((s) => s === form.text('country')) ?? (form.text('country') === '' ? speaks[0] : undefined);
  const status = reportStatuses.find((s) => s === form.text('status'));
  const words = form.exact('words').trim();
  const evidence = form.text('evidence');
  const wrong = ((): Refusal | undefined => {
    if (line.met !== null) return refuse('obligation-already-met', { day: line.met });
    if (country === undefined) return refuse('not-allowed');
    if (status === undefined) return refuse('report-status-missing');
    if (status === 'not-possible' && words === '') return refuse('report-needs-words');
    if (words.length > 5_000) return refuse('report-too-long', { most: 5_000 });
    if (evidence !== '' && (!isLink(evidence) || evidence.length > 2_000)) return refuse('evidence-not-a-link');
    // It comes again: what was typed was about the time before.
    return form.text('due') !== '' && form.text('due') !== line.due ? refuse('obligation-moved-on', { due: line.due }) : undefined;
  })();
  // The same form sent twice finds it met by its first time.
  const again =
    line.met !== null && found.whole.reports.some((r) => r.words === words && r.status === status && r.by === c.get('visitor').actor.id);
  if (wrong !== undefined && !again) return wrong.reason === 'not-allowed' ? refused(c, door, wrong) : page(c, door, found, form, wrong);
  const back = `${obligationPath(line)}?done=reported`;
  if (country === undefined || status === undefined) return c.redirect(back, 303);
  const said = { country, status, words, evidence: evidence === '' ? null : evidence };
  const id = commandId(form, door);
  const outcome = await (line.source === 'agreement'
    ? act(c, door, agreement, { type: 'ReportObligation', on: line.of, id, data: { ...said, obligation: line.id } })
    : act(c, door, meeting, { type: 'ReportActionItem', on: line.of, id, data: { ...said, item: line.id } }));
  if (!isRefusal(outcome)) return c.redirect(back, 303);
  const now = await seen(c, door);
  return now === undefined ? nothingHere(c, door) : page(c, door, now, form, outcome);
};
