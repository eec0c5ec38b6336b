/** What a review adds to a task and to its decision. Never there for a task without criteria, so that old events come to the same. */
export interface ReviewFlags {
  /** Its decision gives points, which nobody else of its stage learns of before the stage is over. */
  readonly review?: true;
  /** Its officer sees no name. */
  readonly blind?: true;
}
export interface Points {
  /** By criterion. */
  readonly scores?: Readonly<Record<string, number>>;
  /** Of 100 by the criteria's weights, rounded to hundredths. */
  readonly score?: number;
}
