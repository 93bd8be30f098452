import { z } from 'zod';
import { date, id, line, recordFields } from './record.ts';
import { signOffLine } from './signature.ts';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A public key on the curve P-256 as RFC 7517 and RFC 7518 6.2.1 write it. */
export const publicKey = z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate });
export type PublicKey = z.infer<typeof publicKey>;

/** SHA-256 thumbprint of a public key (RFC 7638), as 64 hexadecimal digits. */
export const keyId = z.string().regex(/^[0-9a-f]{64}$/);

/** "The device with this key writes as this person in this role": said by somebody who may say so (P4). */
export const grant = z.strictObject({
  ...recordFields,
  keyId,
  publicKey,
  role: signOffLine,
  /** The person in People, or '' when that person is not listed. */
  personId: z.union([id, z.literal('')]),
  name: line,
  /** The day on which both compared the words of the key; '' when they did not. */
  comparedOn: date,
});
export type Grant = z.infer<typeof grant>;
