import type { PackageKind } from './format.ts';

const kindWords: Readonly<Record<PackageKind, string>> = {
  full: 'a whole copy of the portfolio',
  backup: 'a backup of the portfolio',
  submission: 'the portfolio as handed to the assessor',
  review: 'what a reviewer gives back; it holds the reviewer’s own records and no files of the candidate',
  sample: 'the portfolio as given to quality assurance',
};

/** What somebody without Folio, such as an external quality assurer, needs to read and check a package. */
export function readmeText(kind: PackageKind, isSigned: boolean): string {
  return `An NVQ portfolio, made by Folio.
This is ${kindWords[kind]}.

TO READ IT
  data/evidence.csv     the list of evidence, for a spreadsheet
  data/files/           the files, named after the evidence they belong to (E4: e04-…)
  data/portfolio.json   the whole portfolio as text, for other programs
Or open the package, as it was sent, in Folio.

WHAT IS SIGNED
  data/log/KEY/NUMBER.jws   what one person wrote on one device, each signed with the key of that device,
                            each naming the one before by its SHA-256. These count; portfolio.json is only a view.
  data/keys/KEY.jwk         the public keys. KEY is the key's thumbprint (RFC 7638, SHA-256, in hexadecimal).
  data/unit/                the unit's points, as they were used
${
  isSigned
    ? '  signature.jws             signed by whoever made this package, over tagmanifest-sha256.txt'
    : '  This package itself is not signed; what is in the logs is.'
}
A signature shows that the holder of the key wrote exactly this, and that nothing was changed since. It does not show who
that person is: for that, compare the six words of the key with the person, as it was done at induction.
Times are those of the signer's own clock.

TO CHECK THAT NOTHING WAS CHANGED (Linux, macOS, or WSL and Git Bash on Windows; in this folder)
  sha256sum -c tagmanifest-sha256.txt
  sha256sum -c manifest-sha256.txt
On macOS write "shasum -a 256 -c" for "sha256sum -c". Every line must end with OK.

TO CHECK ONE SIGNATURE WITH OPENSSL (bash; put any .jws file in place of the first)
  JWS=$(ls data/log/*/*.jws | head -n 1)
  IFS=. read -r HEAD BODY SIG < "$JWS"
  decode() { local t; t=$(printf %s "$1" | tr '_-' '/+'); while [ $((\${#t} % 4)) -ne 0 ]; do t="$t="; done; printf %s "$t" | openssl base64 -d -A; }
  hex() { decode "$1" | od -An -v -tx1 | tr -d ' \\n'; }
  field() { decode "$HEAD" | sed "s/.*\\"$1\\":\\"\\([A-Za-z0-9_-]*\\)\\".*/\\1/"; }
  printf 'asn1=SEQUENCE:s\\n[s]\\na=SEQUENCE:a\\nk=FORMAT:HEX,BITSTRING:04%s%s\\n[a]\\no=OID:id-ecPublicKey\\nc=OID:prime256v1\\n' "$(hex "$(field x)")" "$(hex "$(field y)")" > key.cnf
  printf 'asn1=SEQUENCE:s\\n[s]\\nr=INTEGER:0x%.64s\\n' "$(hex "$SIG")" > sig.cnf
  printf 's=INTEGER:0x%s\\n' "$(hex "$SIG" | cut -c65-128)" >> sig.cnf
  openssl asn1parse -genconf key.cnf -noout -out key.der
  openssl asn1parse -genconf sig.cnf -noout -out sig.der
  printf %s "$HEAD.$BODY" > signed.txt
  openssl dgst -sha256 -verify key.der -keyform DER -signature sig.der signed.txt
It must say "Verified OK". To read what was signed:  decode "$BODY"
The key is the one under "jwk" in:  decode "$HEAD"   ("kid" there is KEY). Then remove key.* sig.* signed.txt.
`;
}
