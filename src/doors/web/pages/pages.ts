import type { Hono } from 'hono';
import type { Door, Env } from '../door.ts';

/** Adds the addresses of one part of the site. */
export type Mount = (app: Hono<Env>, door: Door) => void;

/** Every part of the site, in the order in which addresses are matched. */
export const pages: readonly Mount[] = [];
