import type { ApplicantFacts } from '../../../../one-window/forms/answers.ts';
import type { PlannedTask } from '../../../../one-window/forms/plan.ts';
import { type Definition, daysOf, type Document, type Fee, type Task, tasksOf } from '../../../../one-window/service/definition.ts';
import { Route, type RouteStage, type RouteTask } from '../../look/parts/route.tsx';
import { Said, SaidAtLength } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import type { Offices } from './around.ts';
import { OfficeName } from './office-name.tsx';

/** Several of a kind, in the middle of a sentence. */
export const kindsNames = (w: Words, kinds: readonly string[]): string =>
  w.list(
    kinds.map((kind) => {
      const key = `applicant-kinds.${kind}`;
      return w.has(key) ? w.t(key) : kind;
    }),
  );

export const kindName = (w: Words, kind: string): string => {
  const key = `applicant-kind.${kind}`;
  return w.has(key) ? w.t(key) : kind;
};

const fromWhere = (w: Words, { countries }: Definition['applicants'][number]): string =>
  Array.isArray(countries) ? w.list(countries.map(w.country)) : w.t(`services.from-${countries as 'home' | 'partners' | 'any'}`);

/** Who may apply, rule by rule. */
export const WhoMayApply = ({ w, service }: { readonly w: Words; readonly service: Definition }) => (
  <ul class="bare">
    {service.applicants.map((rule) => (
      <li>{w.t('services.may-apply', { kinds: kindsNames(w, rule.kinds), from: fromWhere(w, rule) })}</li>
    ))}
  </ul>
);

/** Every office that may have a say, once each. */
export const officesIn = (service: Definition): readonly string[] => [
  ...new Set(tasksOf(service).flatMap(({ office }) => (typeof office === 'string' ? [office] : Object.values(office.offices)))),
];

const labelOf = (service: Definition, question: string) =>
  service.sections
    .flatMap((s) => s.groups)
    .flatMap((g) => g.questions)
    .find((q) => q.id === question)?.label;

/** The office of a task; one of several while the answer that chooses it is not there. */
export const TaskOffice = (a: {
  readonly w: Words;
  readonly offices: Offices;
  readonly service: Definition;
  readonly task: Task;
  readonly office: string | undefined;
}) => {
  const { w, offices, service, task, office } = a;
  if (office !== undefined) return <OfficeName w={w} offices={offices} id={office} />;
  if (typeof task.office === 'string') return <OfficeName w={w} offices={offices} id={task.office} />;
  const label = labelOf(service, task.office.by);
  return (
    <>
      {w.t('services.office-by', { count: new Set(Object.values(task.office.offices)).size })} {label ? <Said w={w} text={label} /> : null}
    </>
  );
};

const clockText = (w: Words, task: Task): string => w.t('services.working-days', { count: daysOf(task.clock) });

interface RouteProps {
  readonly w: Words;
  readonly service: Definition;
  readonly offices: Offices;
  readonly planned: readonly PlannedTask[];
  /** Leave out what does not apply. */
  readonly only?: boolean;
}

/** The working day of its stage on which a task can begin, if everyone before takes all of their time. */
const beginOf = (service: Definition, task: Task, seen: readonly string[] = []): number => {
  const stage = service.stages.find(({ tasks }) => tasks.some(({ id }) => id === task.id));
  const before = (stage?.tasks ?? []).filter(({ id }) => task.after.includes(id) && !seen.includes(id));
  return Math.max(0, ...before.map((one) => beginOf(service, one, [...seen, task.id]) + daysOf(one.clock)));
};

const taskOf = ({ w, service, offices }: RouteProps, { task, office, applies }: PlannedTask): RouteTask => ({
  title: <Said w={w} text={task.title} />,
  office: <TaskOffice w={w} offices={offices} service={service} task={task} office={office} />,
  state: applies === 'yes' ? 'to-come' : applies === 'no' ? 'not' : 'may-come',
  days: daysOf(task.clock),
  from: beginOf(service, task),
  clock: clockText(w, task),
  tag: applies === 'depends' ? w.t('services.depends') : undefined,
  children: (
    <>
      <p class="lane-why">
        <Said w={w} text={task.why} />
      </p>
      {task.silence ? <p class="soft small">{w.t('services.silence')}</p> : null}
      {task.after.length > 0 ? (
        <p class="soft small">
          {w.t('services.after')}{' '}
          {tasksOf(service)
            .filter((other) => task.after.includes(other.id))
            .map((other, i) => (
              <>
                {i > 0 ? ' · ' : ''}
                <Said w={w} text={other.title} />
              </>
            ))}
        </p>
      ) : null}
    </>
  ),
});

/** The way a case takes: stages one after the other, offices of a stage at the same time. */
export const ServiceRoute = (props: RouteProps) => {
  const { w, service, planned, only } = props;
  const stages = service.stages.flatMap((stage): readonly RouteStage[] => {
    const tasks = planned.filter((p) => p.stage === stage.id && !(only && p.applies === 'no'));
    if (tasks.length === 0) return [];
    return [
      {
        title: <Said w={w} text={stage.title} />,
        state: 'to-come',
        note: tasks.length > 1 ? w.t('services.at-once', { count: tasks.length }) : undefined,
        tasks: tasks.map((p) => taskOf(props, p)),
      },
    ];
  });
  return <Route stages={stages} />;
};

export const fileKindNames = (w: Words, kinds: readonly string[]): string =>
  w.list(kinds.map((kind) => ({ pdf: 'PDF', jpeg: 'JPEG', png: 'PNG', docx: 'Word (DOCX)', xlsx: 'Excel (XLSX)' })[kind] ?? kind));

/** Documents that offices make on the way. */
export const MadeDocuments = ({ w, made }: { readonly w: Words; readonly made: readonly Document[] }) => (
  <ul class="bare">
    {made.map((document) => (
      <li>
        <Said w={w} text={document.title} />
      </li>
    ))}
  </ul>
);

/** What the applicant brings; then what offices make themselves on the way and therefore never ask for. */
export const Documents = (a: {
  readonly w: Words;
  readonly service: Definition;
  readonly asked: readonly Document[];
  /** Whether it is asked for only under a condition that is not settled. */
  readonly depends: (document: Document) => boolean;
}) => {
  const { w, service, asked } = a;
  const made = service.documents.filter((document) => document.producedBy && !asked.includes(document));
  return (
    <>
      <ul class="rows papers">
        {asked.map((document) => (
          <li>
            <p class="row-title">
              <Said w={w} text={document.title} />
              {document.required ? null : <span class="soft"> {w.t('frame.optional')}</span>}
              {a.depends(document) ? <span class="soft"> · {w.t('services.depends')}</span> : null}
            </p>
            {document.help ? (
              <p class="soft small">
                <Said w={w} text={document.help} />
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {asked.length === 0 ? <p class="soft">{w.t('services.no-documents')}</p> : null}
      {made.length > 0 ? (
        <div class="made">
          <h3>{w.t('services.made-title')}</h3>
          <p class="soft">{w.t('services.made-lead')}</p>
          <MadeDocuments w={w} made={made} />
        </div>
      ) : null}
    </>
  );
};

export const moneyText = (w: Words, amount: number, currency: string): string =>
  new Intl.NumberFormat(w.language === 'en' ? 'en-GB' : w.language, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: 0,
  }).format(amount);

export const Fees = (a: {
  readonly w: Words;
  readonly offices: Offices;
  readonly fees: readonly Fee[];
  readonly depends: (fee: Fee) => boolean;
}) => {
  const { w, offices, fees } = a;
  if (fees.length === 0) return <p class="soft">{w.t('services.no-fees')}</p>;
  return (
    <>
      <dl class="fees">
        {fees.map((fee) => (
          <div>
            <dt>
              <Said w={w} text={fee.title} />
              <span class="soft small block">
                {w.t('services.paid-to')} <OfficeName w={w} offices={offices} id={fee.to} short />
                {a.depends(fee) ? ` · ${w.t('services.depends')}` : ''}
              </span>
              {fee.note ? (
                <span class="soft small block">
                  <Said w={w} text={fee.note} />
                </span>
              ) : null}
            </dt>
            <dd>
              <bdi>{fee.amount === 0 ? w.t('services.free') : moneyText(w, fee.amount, fee.currency)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p class="soft small">{w.t('services.fees-note')}</p>
    </>
  );
};

export const Summary = ({ w, service }: { readonly w: Words; readonly service: Definition }) => (
  <SaidAtLength w={w} text={service.summary} />
);

export const applicantText = (w: Words, { kind, country }: ApplicantFacts): string =>
  w.t('services.applicant-from', { kind: kindName(w, kind), country: w.country(country) });
