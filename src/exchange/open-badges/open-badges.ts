/** The node as an issuer of Open Badges: signs, makes again in every form, says whose keys are whose, and checks what others bring. */
import { join } from 'node:path';
import { verify } from 'node:crypto';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { BadgeKept, BadgeMaker } from '../../programmes/contract.ts';
import { badge, credentialAddress, ownOf, type SignedBadge } from './badge.ts';
import { check } from './checking/check.ts';
import type { Checked, CheckInput, Checking } from './checking/checked.ts';
import { endorsementCredential } from './endorsement.ts';
import { bakedPng } from './pictures/png.ts';
import { certificate } from './pictures/certificate.ts';
import { type BadgeFace, drawBadge } from './pictures/draw-badge.ts';
import { rasterize } from './pictures/raster.ts';
import { bakedSvg } from './pictures/svg.ts';
import { didDocument, didWeb, kidOf, publicJwk } from './signing/did.ts';
import { jwtBody } from './signing/jwt.ts';
import { type BadgeKey, keyring, type Keyring } from './signing/keyring.ts';
import { badgeMaker, canonicalOf, digestOf, templates } from './signing/maker.ts';
import { hashOfOptions, proofOptions, signatureHolds } from './signing/proof.ts';
import { statusListCredential } from './status-list.ts';

type Text = { readonly en: string } & { readonly [language: string]: string };

export interface OpenBadgesOptions {
  /** The address people see, without a slash at its end. */
  readonly publicUrl: string;
  /** The data folder; keys are kept in `badge-keys` there. */
  readonly folder: string;
  readonly issuer: { readonly name: string; readonly url: string };
  /** Of the pack: those that may endorse. */
  readonly organisations: readonly { readonly id: Id; readonly name: Text; readonly offices: readonly { readonly id: Id }[] }[];
  /** Issuers elsewhere that this node vouches for by name. */
  readonly partners?: readonly { readonly did: string; readonly name: string }[];
}

/** What the ledger keeps of a badge, and the badge is made again from. */
export type IssuedBadge = BadgeKept;

/** A badge as it was signed, letter by letter. */
export interface Remade {
  readonly id: Id;
  readonly document: SignedBadge;
  /** The document as JSON in one line, as it is served and baked. */
  readonly json: string;
  readonly jwt: string;
  readonly issued: IssuedBadge & { readonly name: string };
}
export type OpenBadges = ReturnType<typeof openBadges>;

const keysFolder = 'badge-keys';

export const openBadges = (options: OpenBadgesOptions) => {
  const { publicUrl, folder, issuer, organisations } = options;
  const did = didWeb(publicUrl);
  const keys = keyring(join(folder, keysFolder, 'issuer'), { did, name: issuer.name, url: issuer.url, base: publicUrl }, true);
  const templateOf = templates();
  const rings = new Map<Id, Keyring>();
  const ringOf = (id: Id): Keyring | undefined => {
    const organisation = organisations.find((one) => one.id === id);
    if (organisation === undefined || !/^[a-z0-9-]+$/.test(id)) return undefined;
    const who = { did: didWeb(publicUrl, 'organisations', id), name: organisation.name.en, url: publicUrl, base: publicUrl };
    const ring = rings.get(id) ?? keyring(join(folder, keysFolder, `organisation-${id}`), who, false);
    rings.set(id, ring);
    return ring;
  };
  const keyNamed = (name: string): BadgeKey | undefined => keys.find(name);

  /** Undefined when it was erased, its key is gone, or what the ledger keeps no longer gives what was signed. */
  const remade = (issued: IssuedBadge, id: Id): Remade | undefined => {
    const key = keyNamed(issued.proofs.key);
    const { name } = issued;
    if (key === undefined || name === null) return undefined;
    const { proofs } = issued;
    const document = badge(key.signatory, issued.achievement, ownOf({ ...issued, name, credential: id }));
    const proof = { ...proofOptions(key, proofs.proofAt), proofValue: proofs.proof };
    const whole = { ...document, proof };
    if (digestOf(whole) !== proofs.digest) return undefined;
    return {
      id,
      document: whole,
      json: JSON.stringify(whole),
      jwt: `${jwtBody(document, key)}.${proofs.jwt}`,
      issued: { ...issued, name },
    };
  };

  /** Both signatures of a badge of ours, worked out anew. */
  const genuine = async ({ id, document: { proof, ...document }, jwt, issued }: Remade): Promise<boolean> => {
    const key = keyNamed(issued.proofs.key);
    if (key === undefined || key.rsa === null) return false;
    const { proofValue, ...rest } = proof;
    const own = ownOf({ ...issued, credential: id });
    const template = await templateOf(key.signatory, issued.achievement, issued.validUntil !== null);
    const canonical = await canonicalOf(document, own, template);
    const embedded = signatureHolds(key.ed25519, await optionsHash(document['@context'], rest), canonical, proofValue);
    const at = jwt.lastIndexOf('.');
    const body = Buffer.from(jwt.slice(0, at));
    return embedded && verify('sha256', body, key.rsa, Buffer.from(jwt.slice(at + 1), 'base64url'));
  };
  const hashes = new Map<string, Promise<Buffer>>();
  const optionsHash = (context: unknown, rest: object): Promise<Buffer> => {
    const text = JSON.stringify(rest);
    const hash = hashes.get(text) ?? hashOfOptions(context, rest);
    if (hashes.size > 500) hashes.clear();
    hashes.set(text, hash);
    hash.catch(() => hashes.delete(text));
    return hash;
  };
  const faceOf = ({ document, issued }: Remade): BadgeFace => ({
    achievement: document.name,
    learner: issued.name,
    issuer: document.issuer.name,
    venue: issued.achievement.venue.en,
    issued: issued.validFrom,
  });
  const documentOf = (id: Id | undefined): object | undefined => {
    const ring = id === undefined ? keys : ringOf(id);
    if (ring === undefined) return undefined;
    const own = id === undefined ? did : didWeb(publicUrl, 'organisations', id);
    return ring.all().length === 0 ? undefined : didDocument(own, ring.all());
  };

  const png = async (made: Remade): Promise<Buffer> => bakedPng(await rasterize(await drawBadge(faceOf(made))), made.json);
  const maker: BadgeMaker = {
    ...badgeMaker(keys, templateOf),
    files: async (kept, id) => {
      const made = remade(kept, id);
      if (made === undefined) return [];
      const picture = { name: 'badge.png', type: 'image/png', bytes: await png(made) };
      return [picture, { name: 'badge.json', type: 'application/vc+ld+json', bytes: Buffer.from(made.json) }];
    },
  };

  return {
    did,
    /** Hand it to the programmes. */
    maker,
    /** The node's DID document, or that of one of its organisations; undefined for an organisation it does not have. */
    didDocument: (organisation?: Id): object | undefined => {
      (organisation === undefined ? keys : ringOf(organisation))?.current();
      return documentOf(organisation);
    },
    /** The public key of VC-JWTs by its name, such as `key-1`. */
    jwk: (name: string): object | undefined => {
      const key = keyNamed(name);
      return key === undefined || key.rsa === null ? undefined : { ...publicJwk(key.rsa), alg: 'RS256', use: 'sig', kid: kidOf(key) };
    },
    address: (id: Id): string => credentialAddress(publicUrl, id),
    remade,
    genuine,
    /** The picture alone, without the credential. */
    picture: (badge: Remade): Promise<string> => drawBadge(faceOf(badge)),
    svg: async (badge: Remade): Promise<string> => bakedSvg(await drawBadge(faceOf(badge)), badge.json),
    png,
    pdf: (badge: Remade, language: string): Promise<Buffer> => certificate(badge, language),
    /** `list` from 1; `revoked`: places in it, from 0. */
    statusList: (list: number, revoked: readonly number[], now: Instant): Promise<object> =>
      statusListCredential(keys.current(), list, revoked, now),
    /** Undefined when the office is of no organisation here, or has not endorsed. */
    endorsement: async (issued: IssuedBadge, id: Id, office: Id): Promise<object | undefined> => {
      const given = issued.endorsements.find((one) => one.office === office);
      const organisation = organisations.find(({ offices }) => offices.some((one) => one.id === office));
      const key = organisation && ringOf(organisation.id)?.current();
      return given && key && endorsementCredential(key, { credential: id, office, at: given.at, words: given.words });
    },
    /** Adds a key that signs from now on; old badges go on verifying. Answers its name. */
    rotateKey: (): string => keys.add().name,
    check: (input: CheckInput, checking: Checking): Promise<Checked> =>
      check(input, checking, { did, publicUrl, documentOf, statusKey: keys, partners: options.partners ?? [], organisations }),
  };
};
