/** The named points between the steps of the ledger's work, where a fault test may stop the process. */
export const probePoints = [
  'handle-loaded',
  'handle-decided',
  'handle-appended',
  'sequencer-locked',
  'sequencer-numbered',
  'sequencer-committed',
  'reaction-taken',
  'reaction-done',
  'reaction-committed',
] as const;
export type ProbePoint = (typeof probePoints)[number];
export type Probe = (point: ProbePoint) => void | Promise<void>;
