import { createPublicKey, createVerify, verify as verifyInNode, webcrypto } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromBase64url, toBase64url } from '../../src/signing/base64url.ts';
import { signJws, verifyJws } from '../../src/signing/jws.ts';
import { createKeyPair, keyIdOf, pointOf, type SigningKey } from '../../src/signing/keys.ts';

const TYPE = 'folio-test+json';
const PAYLOAD = '{"who":"Łucja","what":"met"}';

let key: SigningKey;
let other: SigningKey;
let jws: string;

beforeAll(async () => {
  [key, other] = [await createKeyPair(), await createKeyPair()];
  jws = await signJws(key, TYPE, PAYLOAD);
});

const encode = (text: string) => Buffer.from(text).toString('base64url');
const parts = () => {
  const [header = '', payload = '', signature = ''] = jws.split('.');
  return { header, payload, signature, input: `${header}.${payload}` };
};
const errorOf = (text: string, type = TYPE) => {
  const result = verifyJws(text, type);
  return result.ok ? 'holds' : result.error.type;
};

/** Signs any header whatsoever with the key's own private half. */
async function signAs(header: string, payload = encode(PAYLOAD), by: SigningKey = key): Promise<string> {
  const input = `${encode(header)}.${payload}`;
  const bytes = new Uint8Array(await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, by.privateKey, Buffer.from(input)));
  const { r, s } = p256.Signature.fromBytes(bytes, 'compact');
  const low = s > p256.Point.Fn.ORDER / 2n ? p256.Point.Fn.ORDER - s : s;
  return `${input}.${toBase64url(new p256.Signature(r, low).toBytes('compact'))}`;
}

const headerWith = (changes: Record<string, unknown>) =>
  JSON.stringify({ alg: 'ES256', typ: TYPE, kid: keyIdOf(key.publicKey), jwk: key.publicKey, ...changes });

describe('L3: what was signed', () => {
  test('is read back with the key that signed it', () => {
    expect(verifyJws(jws, TYPE)).toEqual({ ok: true, value: { keyId: keyIdOf(key.publicKey), publicKey: key.publicKey, payload: PAYLOAD } });
  });

  test('holds for WebCrypto, and in DER for OpenSSL', async () => {
    const { input, signature } = parts();
    const bytes = Buffer.from(signature, 'base64url');
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const imported = await webcrypto.subtle.importKey('jwk', key.publicKey, algorithm, false, ['verify']);
    expect(await webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, bytes, Buffer.from(input))).toBe(true);
    const inNode = createPublicKey({ key: key.publicKey, format: 'jwk' });
    expect(verifyInNode('sha256', Buffer.from(input), { key: inNode, dsaEncoding: 'ieee-p1363' }, bytes)).toBe(true);
    const der = p256.Signature.fromBytes(bytes, 'compact').toBytes('der');
    expect(createVerify('sha256').update(input).verify(inNode, der)).toBe(true);
  });

  test('has a key id that is the thumbprint of RFC 7638, and a key that cannot be copied', async () => {
    // The key of RFC 7517, appendix A.1; its thumbprint by other means.
    const published = {
      kty: 'EC',
      crv: 'P-256',
      x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
      y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
    } as const;
    const text = `{"crv":"P-256","kty":"EC","x":"${published.x}","y":"${published.y}"}`;
    const digest = Buffer.from(await webcrypto.subtle.digest('SHA-256', Buffer.from(text))).toString('hex');
    expect(keyIdOf(published)).toBe(digest);
    expect(pointOf(published)).not.toBeNull();
    await expect(webcrypto.subtle.exportKey('jwk', key.privateKey)).rejects.toThrow('not extractable');
  });

  test('has the low form of each signature, of many', async () => {
    for (let round = 0; round < 20; round += 1) expect(errorOf(await signJws(key, TYPE, String(round)))).toBe('holds');
  });
});

describe('L3: refused', () => {
  test('a second signature made from the first', () => {
    const { input, signature } = parts();
    const { r, s } = p256.Signature.fromBytes(Buffer.from(signature, 'base64url'), 'compact');
    const high = new p256.Signature(r, p256.Point.Fn.ORDER - s).toBytes('compact');
    expect(errorOf(`${input}.${toBase64url(high)}`)).toBe('wrong-signature');
  });

  test.each<[string, () => string]>([
    ['another algorithm', () => headerWith({ alg: 'none' })],
    ['a shared secret', () => headerWith({ alg: 'HS256' })],
    ['a member that we do not know', () => headerWith({ crit: ['exp'], exp: 1 })],
    ['a key from elsewhere', () => headerWith({ jku: 'https://example.org/key' })],
    ['no key', () => headerWith({ jwk: undefined })],
    ['a private key', () => headerWith({ jwk: { ...key.publicKey, d: 'A'.repeat(43) } })],
    ['the id of another key', () => headerWith({ kid: keyIdOf(other.publicKey) })],
    ['spaces', () => headerWith({}).replace(',', ', ')],
    ['a member twice', () => headerWith({}).replace('{', '{"alg":"none",')],
    ['no object', () => 'null'],
    ['no JSON', () => '{'],
  ])('a header with %s', async (_what, header) => {
    expect(errorOf(await signAs(header()))).toBe('wrong-header');
  });

  test('a header with a point that is not on the curve', async () => {
    const y = `${key.publicKey.y.startsWith('A') ? 'B' : 'A'}${key.publicKey.y.slice(1)}`;
    const jwk = { ...key.publicKey, y };
    expect(errorOf(await signAs(headerWith({ jwk, kid: keyIdOf(jwk) })))).toBe('wrong-key');
  });

  test('another type, and another key in the same place', async () => {
    expect(errorOf(jws, 'folio-other+json')).toBe('wrong-type');
    expect(errorOf(await signAs(headerWith({}), encode(PAYLOAD), other))).toBe('wrong-signature');
  });

  test('what is no JWS', () => {
    const { header, payload, signature, input } = parts();
    for (const text of [
      '',
      '..',
      'a.b',
      input,
      `${jws}.x`,
      `${input}.${signature}=`,
      `${input}.${signature.slice(0, -2)}`,
      `${header}. ${payload}.${signature}`,
    ]) {
      expect(errorOf(text)).toBe('not-a-jws');
    }
    expect(errorOf(`${header}.${toBase64url(Uint8Array.of(0xff, 0xfe))}.${signature}`)).toBe('not-a-jws');
  });

  test('a signature of nothing', () => {
    for (const bytes of [new Uint8Array(64), new Uint8Array(64).fill(255)])
      expect(errorOf(`${parts().input}.${toBase64url(bytes)}`)).toBe('wrong-signature');
  });

  test('any letter changed', () => {
    const letters = 'ABab01-_.=';
    fc.assert(
      fc.property(fc.nat(jws.length - 1), fc.nat(letters.length - 1), (at, letter) => {
        const changed = `${jws.slice(0, at)}${letters.charAt(letter)}${jws.slice(at + 1)}`;
        expect(changed === jws || errorOf(changed) !== 'holds').toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test('base64url: there and back as others write it, and one text for one value only', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = toBase64url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      const back = fromBase64url(text);
      expect(back.ok && Buffer.from(back.value).equals(Buffer.from(bytes))).toBe(true);
    }),
  );
  for (const text of ['A', 'AB', 'AAB', 'AA==', 'A A', 'AA+A', 'AAAAA']) expect(fromBase64url(text).ok).toBe(false);
});
