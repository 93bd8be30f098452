"""Checks Folio packages without Folio: python3 verify.py FILE... (Python 3 and the openssl command, nothing else).
Prints `ok` or `bad` with the reason for each file; exit status 0 when all are ok, 1 when not."""
import base64, hashlib, json, re, struct, subprocess, sys, tempfile, zipfile
from pathlib import Path

TAGS = ['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt', 'readme.txt']
INFO = re.compile(r'Bag-Software-Agent: Folio/([!-~]{1,50})\nFolio-Format: 1\nFolio-Data-Version: (\d+)\nFolio-Kind: (full|backup|'
                  r'submission|review|sample)\nFolio-Portfolio: ([!-~]{1,200})\nPayload-Oxum: (\d+)\.(\d+)\n')
PLACES = re.compile(r'data/(portfolio\.json|evidence\.csv|unit/[0-9a-f]{64}\.json|log/[0-9a-f]{64}/\d{8}\.jws|keys/[0-9a-f]{64}\.jwk|'
                    r'files/[a-z0-9][a-z0-9._-]{0,120})')
SPKI = bytes.fromhex('3059301306072a8648ce3d020106082a8648ce3d030107034200')
ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551
DATA_VERSION, JSON_LIMIT, DEPTH = 3, 24 << 20, 32
work = Path(tempfile.mkdtemp(prefix='folio-verify-'))
sha = lambda data: hashlib.sha256(data).hexdigest()

def need(holds, reason):
    if not holds: raise ValueError(reason)
def once(pairs):  # the members of one JSON object
    need(len({key for key, _ in pairs}) == len(pairs), 'a JSON key twice')
    need(not {'__proto__', 'constructor', 'prototype'} & {key for key, _ in pairs}, 'a forbidden JSON key')
    return dict(pairs)
def plain(text):
    depth = 0; need(len(text) <= JSON_LIMIT, 'JSON too long')
    for bracket in re.sub(r'"(?:[^"\\]|\\.)*"|[^\[\]{}"]', '', text):
        depth += 1 if bracket in '[{' else -1; need(depth <= DEPTH, 'JSON too deep')
    return json.loads(text, object_pairs_hook=once)
def unbase(text):
    data = base64.urlsafe_b64decode(text + '=' * (-len(text) % 4))
    need(base64.urlsafe_b64encode(data).rstrip(b'=').decode() == text, 'base64url'); return data
def der(number):
    data = number.to_bytes(number.bit_length() // 8 + 1, 'big'); return b'\x02' + bytes([len(data)]) + data

def jws(text, kind):  # -> key id, key text, payload
    head, body, tail = text.split('.')
    header = json.loads(unbase(head), object_pairs_hook=once)
    key = {name: header['jwk'][name] for name in ('kty', 'crv', 'x', 'y')}
    key_id = sha(json.dumps({name: key[name] for name in ('crv', 'kty', 'x', 'y')}, separators=(',', ':')).encode())
    exact = json.dumps({'alg': 'ES256', 'typ': kind, 'kid': key_id, 'jwk': key}, separators=(',', ':'))
    need(unbase(head).decode() == exact and key['kty'] == 'EC' and key['crv'] == 'P-256', 'header of a signature')
    x, y, mark = unbase(key['x']), unbase(key['y']), unbase(tail)
    r, s = int.from_bytes(mark[:32], 'big'), int.from_bytes(mark[32:], 'big')
    need(len(x) == len(y) == 32 and len(mark) == 64 and r > 0 and 0 < s <= ORDER // 2, 'form of a signature')
    (work / 'key').write_bytes(SPKI + b'\4' + x + y); (work / 'text').write_text(f'{head}.{body}')
    numbers = der(r) + der(s); (work / 'sig').write_bytes(b'\x30' + bytes([len(numbers)]) + numbers)
    done = subprocess.run(['openssl', 'dgst', '-sha256', '-verify', 'key', '-keyform', 'DER', '-signature', 'sig', 'text'], cwd=work, capture_output=True)
    need(done.returncode == 0, 'a signature does not hold')
    return key_id, json.dumps(key, separators=(',', ':')), unbase(body)

def entries(path):  # every file of the zip, by its path below the top folder
    found, at, raw = {}, 0, open(path, 'rb')
    with zipfile.ZipFile(path) as zipped:
        infos = zipped.infolist(); names = [info.filename for info in infos]
        top = re.fullmatch(r'(portfolio-[0-9a-f]{12}/).+', names[0])[1]
        need(names == sorted(set(names)) and len(names) <= 20000, 'names twice or unsorted')
        for info in infos:
            need(re.fullmatch(r'[a-z0-9][a-z0-9._/-]{0,200}', info.filename) and info.filename.startswith(top), 'a name')
            need(info.compress_type == 0 and info.file_size == info.compress_size and info.header_offset == at, 'layout of the zip')
            raw.seek(at); local = struct.unpack('<4s5H3I2H', raw.read(30))
            found[info.filename[len(top):]] = zipped.read(info)
            at += 30 + local[9] + local[10] + info.file_size + ((24 if info.file_size >= 0xffffffff else 16) if local[2] & 8 else 0)
        directory = sum(46 + len(info.filename) + len(info.extra) + len(info.comment) for info in infos)
        size = raw.seek(0, 2); need(at == zipped.start_dir and size - at - directory in (22, 98) and not zipped.comment, 'gaps in the zip')
    return top[:-1], found
def listed(files, name):  # a manifest: hashes by path
    text = files[name].decode(); rows = re.findall(r'([0-9a-f]{64})  ([a-z0-9][a-z0-9._/-]*)\n', text)
    found = {entry: digest for digest, entry in sorted(rows, key=lambda row: row[1])}
    need(''.join(f'{digest}  {entry}\n' for entry, digest in found.items()) == text, f'lines of {name}'); return found

def check(path):
    top, files = entries(path)
    tags, payload = listed(files, 'tagmanifest-sha256.txt'), listed(files, 'manifest-sha256.txt')
    need(sorted(tags) == TAGS and all(PLACES.fullmatch(name) for name in payload), 'a place')
    need(set(files) - {'signature.jws'} == {*TAGS, 'tagmanifest-sha256.txt', *payload}, 'a file missing or not listed')
    for name, digest in [*payload.items(), *tags.items()]: need(sha(files[name]) == digest, f'{name} was changed')
    _, version, _, portfolio, count, number = INFO.fullmatch(files['bag-info.txt'].decode()).groups()
    need((int(count), int(number)) == (sum(len(files[name]) for name in payload), len(payload)) and int(version) <= DATA_VERSION, 'bag-info.txt')
    need(files['bagit.txt'] == b'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' and top == 'portfolio-' + sha(portfolio.encode())[:12], 'bag')
    keys, last = {}, {}
    if 'signature.jws' in files:
        key_id, key, text = jws(files['signature.jws'].decode(), 'folio-package')
        keys[key_id] = key; need(text == files['tagmanifest-sha256.txt'], 'the signature of the package is for other content')
    for name in sorted(entry for entry in payload if entry.startswith('data/log/')):
        key_id, key, text = jws(files[name].decode(), 'folio-batch+json')
        batch = plain(text.decode()); seq, before = batch['seq'], last.get(key_id, (0, None)); keys[key_id] = key
        need(name == f'data/log/{key_id}/{seq:08}.jws' and batch['portfolioId'] == portfolio, f'{name} lies elsewhere or belongs elsewhere')
        need(before == (seq - 1, batch['previous']), f'{name} does not follow the one before'); last[key_id] = (seq, sha(files[name]))
    need({name: files[name].decode() for name in payload if name.startswith('data/keys/')} == {f'data/keys/{k}.jwk': v for k, v in keys.items()}, 'keys')
    told = plain(files['data/portfolio.json'].decode()); need(told['portfolioId'] == portfolio, 'portfolio.json is of another portfolio')
    need(all(told['heads'].get(key) == {'seq': seq, 'hash': digest} for key, (seq, digest) in last.items()), 'heads')
    here = sorted((f['path'], f['sha256'], f['size']) for f in told['files'] if f['path'] is not None)
    need(here == sorted((n, payload[n], len(files[n])) for n in payload if n.startswith('data/files/')), 'list of files')
    units = [name for name in payload if name.startswith('data/unit/')]
    need(len(units) < 2 and all(name == f'data/unit/{payload[name]}.json' and plain(files[name].decode()) for name in units), 'unit')
if __name__ == '__main__':
    bad = 0
    for path in sys.argv[1:]:
        try: check(path); print(f'ok\t{path}')
        except Exception as problem: bad = 1; print(f'bad\t{path}\t{type(problem).__name__}: {problem}')
    sys.exit(bad)
