import type { Definition } from '../../../../one-window/service/definition.ts';
import type { CaseFigures } from '../../../../one-window/statistics/figures.ts';
import { serviceFigures } from '../../../../one-window/statistics/queries.ts';
import type { Door } from '../../door.ts';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';

export interface DeliveringService {
  readonly service: Definition;
  /** Null before anyone has applied. */
  readonly cases: CaseFigures | null;
}

/** The services that name this commitment as what they deliver, with what came of them. */
export const servicesDelivering = async (door: Pick<Door, 'ledger' | 'window'>, number: string): Promise<readonly DeliveringService[]> => {
  const services = door.window.catalogue.published().filter((s) => s.delivers.includes(number));
  return Promise.all(services.map(async (service) => ({ service, cases: (await serviceFigures(door.ledger, service.id))?.cases ?? null })));
};

export const DeliveredThrough = ({ w, services }: { readonly w: Words; readonly services: readonly DeliveringService[] }) =>
  services.length === 0 ? null : (
    <section>
      <h2>{w.t('figures.delivered-through')}</h2>
      <p class="soft">{w.t('figures.delivered-lead')}</p>
      <ul class="rows">
        {services.map(({ service, cases }) => (
          <li>
            <p>
              <a href={`/services/${service.id}`}>
                <Said w={w} text={service.title} />
              </a>
            </p>
            <p>
              {cases === null || cases.received === 0 ? (
                <span class="soft">{w.t('figures.delivered-none')}</span>
              ) : (
                <a href={`/figures/${service.id}`}>
                  {w.t('figures.delivered-line', {
                    received: cases.received,
                    granted: cases.granted,
                    refused: cases.refused,
                    open: cases.open,
                  })}
                </a>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
