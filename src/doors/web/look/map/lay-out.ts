/** Where everything on the map goes: the part of the world to show, the marks, the arcs, and labels that do not collide. */
import { landRows } from './land-dots.ts';
import { findPlace } from './places.ts';
import { type Point, pointOf, rowStep } from './projection.ts';

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part of the plane that holds all points with a margin, in the given shape (width by height), in dots. */
export const frameAround = (points: readonly Point[], shape: number, least: number): Frame => {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, top, low] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const width = Math.max(least, (right - left) * 1.42, (low - top) * 1.75 * shape);
  const height = width / shape;
  // A little more below than above, where the labels hang.
  return { x: (left + right - width) / 2, y: (top + low - height) / 2 + height * 0.02, width, height };
};

/** The land within a frame as one path: each run of dots is one line, drawn as dots by a dash of length nought and round caps. */
export const landPath = (frame: Frame): string => {
  const lines: string[] = [];
  landRows.forEach((row, index) => {
    const y = index * rowStep;
    if (y < frame.y - 1 || y > frame.y + frame.height + 1) return;
    let column = 0;
    for (let at = 0; at < row.length; at += 4) {
      const from = column + Number.parseInt(row.slice(at, at + 2), 36);
      column = from + Number.parseInt(row.slice(at + 2, at + 4), 36);
      const start = Math.max(from, Math.ceil(frame.x) - 1);
      const end = Math.min(column, Math.floor(frame.x + frame.width) + 2);
      if (end > start) lines.push(`M${start + (index % 2) / 2} ${Math.round(y * 100) / 100}h${end - start - 0.9}`);
    }
  });
  return lines.join('');
};

export interface Mark {
  readonly country: string;
  readonly label: string;
  readonly count: number;
  readonly href?: string;
  readonly at: Point;
  /** Radius of the spot. */
  readonly radius: number;
  readonly labelAt: Point;
  readonly arc: string;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** An arc that bows upwards, more the further it goes and the more of them are shorter, so that no two run as one. */
const arcBetween = ([x1, y1]: Point, [x2, y2]: Point, shorter: number): string => {
  const far = Math.hypot(x2 - x1, y2 - y1);
  const bow = far * (0.18 + 0.045 * Math.min(shorter, 6));
  const round = (value: number): number => Math.round(value * 100) / 100;
  return `M${round(x1)} ${round(y1)}Q${round((x1 + x2) / 2)} ${round((y1 + y2) / 2 - bow)} ${round(x2)} ${round(y2)}`;
};

export interface MapPartner {
  readonly country: string;
  readonly label: string;
  readonly count: number;
  readonly href?: string;
}

export interface Layout {
  readonly frame: Frame;
  readonly home: Point | null;
  readonly homeLabelAt: Point | null;
  readonly marks: readonly Mark[];
  /** Height of the labels, in dots. */
  readonly text: number;
}

/** `textShare` is the height of the labels as a share of the frame's width. Partners of unknown place are left to the table. */
export const layOut = (home: MapPartner, partners: readonly MapPartner[], shape: number, least: number, textShare: number): Layout => {
  const placed = partners.flatMap((partner) => {
    const place = findPlace(partner.country);
    return place ? [{ partner, at: pointOf(place.longitude, place.latitude) }] : [];
  });
  const homePlace = findPlace(home.country);
  const homeAt = homePlace ? pointOf(homePlace.longitude, homePlace.latitude) : null;
  const points = [...placed.map(({ at }) => at), ...(homeAt ? [homeAt] : [])];
  const frame = frameAround(points.length > 0 ? points : [pointOf(20, 20)], shape, least);
  const text = frame.width * textShare;
  const most = Math.max(1, ...partners.map(({ count }) => count));
  const spots = placed.map(({ partner, at }) => ({ partner, at, radius: text * (0.92 + 0.55 * Math.sqrt(partner.count / most)) }));
  const taken: Box[] = [
    ...spots.map(({ at: [x, y], radius: r }) => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r })),
    ...(homeAt ? [{ x: homeAt[0] - text * 0.7, y: homeAt[1] - text * 0.7, width: text * 1.4, height: text * 1.4 }] : []),
  ];
  const place = (label: string, [x, y]: Point, radius: number): Point => {
    const width = (label.length * 0.56 + 0.6) * text;
    const side = radius + text * 0.5 + width / 2;
    const tries: Point[] = [
      [x, y + radius + text * 1.15],
      [x, y - radius - text * 0.55],
      [x + side, y + text * 0.35],
      [x - side, y + text * 0.35],
      [x + width / 2, y + radius + text * 1.2],
      [x - width / 2, y + radius + text * 1.2],
      [x, y + radius + text * 2.3],
    ];
    const boxOf = ([lx, ly]: Point): Box => ({ x: lx - width / 2, y: ly - text * 0.9, width, height: text * 1.25 });
    const within = ({ x: bx, y: by, width: w, height: h }: Box): boolean =>
      bx >= frame.x && by >= frame.y && bx + w <= frame.x + frame.width && by + h <= frame.y + frame.height;
    const clashes = (box: Box): number => taken.filter((other) => overlaps(box, other)).length + (within(box) ? 0 : 3);
    const best = tries.map((at) => ({ at, cost: clashes(boxOf(at)) })).reduce((a, b) => (b.cost < a.cost ? b : a));
    taken.push(boxOf(best.at));
    return best.at;
  };
  const homeLabelAt = homeAt ? place(home.label, homeAt, text * 0.5) : null;
  const distances = spots.map(({ at }) => (homeAt ? Math.hypot(at[0] - homeAt[0], at[1] - homeAt[1]) : 0)).sort((a, b) => a - b);
  const shorterThan = (at: Point): number =>
    homeAt ? distances.findIndex((d) => d >= Math.hypot(at[0] - homeAt[0], at[1] - homeAt[1])) : 0;
  const marks = spots.map(({ partner, at, radius }) => ({
    country: partner.country,
    label: partner.label,
    count: partner.count,
    href: partner.href,
    at,
    radius,
    labelAt: place(partner.label, at, radius),
    arc: homeAt ? arcBetween(homeAt, at, shorterThan(at)) : '',
  }));
  return { frame, home: homeAt, homeLabelAt, marks, text };
};
