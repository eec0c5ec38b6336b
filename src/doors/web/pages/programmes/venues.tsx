/** The venues of a programme or a call: where, when, in which languages, and how many seats. */
import { seatsNow, type SeatChange } from '../../../../programmes/call/seats.ts';
import type { Venue } from '../../../../programmes/programme/definition.ts';
import { Said } from '../../look/parts/said.tsx';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';
import { Dates, languageName } from './around.tsx';

interface VenuesProps {
  readonly w: Words;
  readonly venues: readonly Venue[];
  /** What was changed since the call was drafted. */
  readonly changes?: readonly SeatChange[];
}
export const Venues = ({ w, venues, changes = [] }: VenuesProps) => (
  <Table
    caption={w.t('programmes.venues')}
    hideCaption
    rows={venues}
    columns={[
      {
        label: w.t('programmes.venue'),
        kind: 'main',
        cell: (venue) => (
          <>
            <Said w={w} text={venue.name} />
            <span class="soft small block">
              <Said w={w} text={venue.city} />, {w.country(venue.country)}
            </span>
            {venue.say === undefined ? null : (
              <span class="small block">
                <Said w={w} text={venue.say} />
              </span>
            )}
          </>
        ),
      },
      { label: w.t('programmes.dates'), cell: (venue) => <Dates w={w} from={venue.begins} until={venue.ends} /> },
      { label: w.t('programmes.taught-in'), cell: (venue) => w.list(venue.languages.map((code) => languageName(w, code))) },
      { label: w.t('programmes.seats-head'), kind: 'number', cell: (venue) => w.number(seatsNow({ changes }, venue)) },
    ]}
  />
);
