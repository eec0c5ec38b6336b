import { commitment } from '../../../communiques/index.ts';
import type { Samples, SampleDelivery } from '../../../communiques/samples/samples.ts';
import { isRefusal } from '../../../kernel/refusals/refusal.ts';
import type { OpenNode } from '../../node.ts';
import { commitmentOf } from './reviews.ts';
import { type Act, actorOf, demoId } from './seed.ts';

/** Owners and milestones a day after the thread's first mention; each update on the evening of its own day. */
export const deliveriesOnAgenda = (node: OpenNode, samples: Samples): readonly Act[] =>
  samples.deliveries.flatMap((d) => {
    const keeper = samples.people.find((p) => p.id === d.kept);
    const first = samples.decisions.filter((x) => x.commitments.some((c) => c.thread === d.thread)).map((x) => x.id);
    const begun = samples.communiques.find((c) => first.includes(c.id))?.published;
    if (!keeper || !begun) throw new Error(`the delivery of ${d.thread} has no keeper or no communiqué`);
    let known: Promise<string | undefined> | undefined;
    const send = async (at: string, type: string, data: object, step: string) => {
      known ??= commitmentOf(node, samples, d.thread);
      const on = await known;
      if (!on) throw new Error(`the thread ${d.thread} has no commitment`);
      const handled = await node.ledger.handle(
        { id: demoId(`${d.thread}/${step}`), type, on, actor: actorOf(keeper), now: at, data },
        commitment,
      );
      if (isRefusal(handled) && handled.reason !== 'nothing-changed') {
        throw new Error(`the demo's ${type} on ${d.thread} was refused: ${handled.reason} ${JSON.stringify(handled.details)}`);
      }
    };
    const morning = `${begun}T09:00:00.000Z`;
    const about = [d.thread];
    const acts = [{ at: morning, run: () => begin(node, d, morning, send) }, ...milestones(d, send), ...updates(node, d, send)];
    return acts.map((act) => ({ ...act, about }));
  });

type Told = Omit<Act, 'about'>;
type Send = (at: string, type: string, data: object, step: string) => Promise<void>;

const begin = async (node: OpenNode, d: SampleDelivery, at: string, send: Send): Promise<void> => {
  for (const owner of d.owners) {
    const office = node.pack.organisations
      .flatMap((o) => o.offices.map((f) => ({ ...f, of: o.name.en })))
      .find((f) => f.id === owner.office);
    if (!office) throw new Error(`the pack has no office ${owner.office}`);
    await send(
      at,
      'AssignOwner',
      { country: owner.country, owner: { office: owner.office, name: `${office.of}, ${office.name.en}` } },
      `owner/${owner.country}`,
    );
  }
  if (d.due) await send(at, 'SetDueDate', { due: d.due }, 'due');
  for (const [i, m] of d.milestones.entries()) {
    await send(at, 'AddMilestone', { milestone: demoId(`${d.thread}/milestone/${i}`), title: m.title, due: m.due }, `milestone/${i}`);
  }
};

const milestones = (d: SampleDelivery, send: Send): readonly Told[] =>
  d.milestones.flatMap((m, i) => {
    const { completed } = m;
    if (!completed) return [];
    const at = `${completed}T12:00:00.000Z`;
    return [
      {
        at,
        run: () => send(at, 'CompleteMilestone', { milestone: demoId(`${d.thread}/milestone/${i}`), at: completed }, `completed/${i}`),
      },
    ];
  });

const updates = (node: OpenNode, d: SampleDelivery, send: Send): readonly Told[] =>
  d.updates.map((u, i) => {
    const at = `${u.at}T13:00:00.000Z`;
    const run = async () => {
      const evidence = await Promise.all(
        u.evidence.map(async (e) => {
          if (e.kind === 'link') return e;
          const kept = await node.files.keep(Buffer.from(`${e.text}\n`), 'text/plain; charset=utf-8');
          return { kind: 'file' as const, sha256: kept.digest, name: e.name, title: e.title };
        }),
      );
      await send(
        at,
        'ReportDelivery',
        { delivery: demoId(`${d.thread}/delivery/${i}`), scale: u.scale, note: u.note, evidence, at: u.at },
        `update/${i}`,
      );
    };
    return { at, run };
  });
