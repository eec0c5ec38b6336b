/** Beginnings of other files, and of pages with scripts: none of them belongs into a picture, or before the first object of a PDF. */
const foreign = /%PDF-|PK\x03\x04|PK\x05\x06|<!doctype|<html|<script|<svg|<iframe|<\?php|<%@/i;

export const holdsAnother = (bytes: Buffer): boolean => foreign.test(bytes.toString('latin1'));
