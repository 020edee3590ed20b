#!/usr/bin/env python3
"""Score amounts against gold: score_values.py GOLD.jsonl [--bin target/release/atodds] [--errors]

GOLD lines: {id, text, ref_time, values:[{start,end,text,type}]} (code points; type MONEY, PERCENT or QUANTITY). Each text is
handed to `atodds mentions --format jsonl FILE.jsonl` as {"id","text","published"}; the answer is read as JSON lines with
{"id", "kind", "value", "text_start", "text_end" (UTF-8 bytes of the extracted text)}.

Ours are the mentions of kind `quantity` and `vote`; ordinals, times and lengths of time are left out. Gold and ours are paired
one to one within a text: the same span first, then any overlap. Where gold annotates a span inside another ("$5 million",
"$5 million, or $2"), each of ours can pay for one of them only. Strict is the same span, white space trimmed; type is the
share of the pairs in which ours is money, percent or neither as gold says.

Precision is a lower bound: gold chooses which amounts it annotates. Ages, counts of everyday things, sizes in product names
and numbers in tables are often left out, and each of ours that has no gold counts as wrong."""
import collections, json, os, re, subprocess, sys, tempfile

TYPES = ('MONEY', 'PERCENT', 'QUANTITY')


def type_of(mention):
    """The gold type of one of our mentions, by its canonical value."""
    value = mention.get('value') or ''
    if re.match(r'[A-Z]{3} ', value):
        return 'MONEY'
    return 'PERCENT' if re.search(r'(%| pp| bp)$', value) else 'QUANTITY'


def read_gold(path):
    gold = {}
    with open(path, encoding='utf8') as lines:
        for line in lines:
            row = json.loads(line)
            gold[str(row['id'])] = (row['text'], row.get('ref_time'), row.get('values', []))
    return gold


def run(binary, gold):
    """Our mentions by text: (start, end, type) in code points."""
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', delete=False, encoding='utf8') as f:
        for name, (text, published, _) in gold.items():
            f.write(json.dumps({'id': name, 'text': text, 'published': published}, ensure_ascii=False) + '\n')
    try:
        done = subprocess.run([binary, 'mentions', '--format', 'jsonl', f.name], capture_output=True)
    finally:
        os.unlink(f.name)
    if done.returncode not in (0, 1):
        sys.exit(f'{binary} exited {done.returncode}: {done.stderr.decode()[:2000]}')
    encoded = {name: text.encode() for name, (text, _, _) in gold.items()}
    ours = collections.defaultdict(list)
    for line in done.stdout.decode().splitlines():
        m = json.loads(line)
        if m['kind'] not in ('quantity', 'vote'):
            continue
        text = encoded[str(m['id'])]
        place = [len(text[:m[k]].decode()) for k in ('text_start', 'text_end')]
        ours[str(m['id'])].append((*place, type_of(m), m.get('value')))
    return ours


def trimmed(text, start, end):
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def pair(text, values, ours):
    """Index of ours for each gold value, or None: as many pairs as there can be, those of one span kept."""
    spans = [trimmed(text, v['start'], v['end']) for v in values]
    partner, taken = [None] * len(values), {}
    for g, span in enumerate(spans):
        for s, mention in enumerate(ours):
            if mention[:2] == span and s not in taken:
                partner[g], taken[s] = s, g
                break
    fixed = set(taken)

    def reach(g, seen):
        for s, (start, end, *_) in enumerate(ours):
            if s in seen or s in fixed or end <= spans[g][0] or start >= spans[g][1]:
                continue
            seen.add(s)
            if s not in taken or reach(taken[s], seen):
                partner[g], taken[s] = s, g
                return True
        return False

    for g in range(len(values)):
        if partner[g] is None:
            reach(g, set())
    return spans, partner


def share(part, whole):
    return 100.0 * part / whole if whole else 0.0


def main():
    args = sys.argv[1:]
    if not args or args[0].startswith('-'):
        sys.exit(__doc__)
    binary = args[args.index('--bin') + 1] if '--bin' in args else 'target/release/atodds'
    gold = read_gold(args[0])
    ours = run(binary, gold)
    counts = collections.defaultdict(collections.Counter)
    for name, (text, _, values) in sorted(gold.items()):
        mine = ours[name]
        spans, partner = pair(text, values, mine)
        for value, span, s in zip(values, spans, partner):
            c = counts[value['type']]
            strict = s is not None and mine[s][:2] == span
            c.update(gold=1, relaxed=s is not None, strict=strict, typed=s is not None and mine[s][2] == value['type'])
            if '--errors' in args and not strict:
                got = None if s is None else (text[mine[s][0]:mine[s][1]], mine[s][3])
                around = text[max(0, span[0] - 40):span[1] + 30].replace('\n', ' ')
                print('MISS  ' if s is None else 'EXTENT', name, value['type'], repr(text[slice(*span)]), '| ours', got, '|', around)
        for s, mention in enumerate(mine):
            c = counts[mention[2]]
            mates = [g for g, p in enumerate(partner) if p == s]
            strict = any(mention[:2] == spans[g] for g in mates)
            c.update(ours=1, right=bool(mates), exact=strict)
            if '--errors' in args and not mates:
                around = text[max(0, mention[0] - 40):mention[1] + 30].replace('\n', ' ')
                print('EXTRA ', name, mention[2], repr(text[mention[0]:mention[1]]), mention[3], '|', around)
    counts['overall'] = sum((counts[t] for t in TYPES), collections.Counter())
    for name in (*TYPES, 'overall'):
        c = counts[name]
        print(f"{name:9} gold {c['gold']:4}  recall relaxed {share(c['relaxed'], c['gold']):5.1f} strict {share(c['strict'], c['gold']):5.1f}"
              f"  type {share(c['typed'], c['relaxed']):5.1f}  |  ours {c['ours']:4}"
              f"  precision relaxed {share(c['right'], c['ours']):5.1f} strict {share(c['exact'], c['ours']):5.1f} (lower bound)")


if __name__ == '__main__':
    main()
