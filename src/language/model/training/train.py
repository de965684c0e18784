#!/usr/bin/env python3
"""Teach the sentence model to tell which topic a question in a mail belongs to.

    pip install torch onnx tokenizers numpy          (CPU is enough: about 6 minutes an epoch for 75 webinars on two cores)
    python train.py --fp32 all-minilm-l6-v2.onnx --int8 all-minilm-l6-v2-q.onnx --tokenizer tokenizer.json \
                    --data webinars --hold-out hand07,hand12 --out ask-ahead-minilm-int8.onnx

The model reads a whole mail once; the vector of a question is the mean of the vectors of its own tokens, so it carries what
the mail says around it. Each step takes half of the mails of one webinar and all of its topics. Loss, with every vector
centred on its own kind and cosines divided by tau: cross-entropy of the right topic from the question in its mail (weight 1),
from the whole mail (.4), from the question alone (.4); supervised contrast between questions of one topic in different
mails (.5); and a term that keeps general similarities where they were on unrelated short texts (.5).
Embeddings stay as they are, so tokenizer and vocabulary do not change. The result is .8 taught and .2 untaught weights, which
keeps grouping without topics where it was. The int8 file keeps the graph and the way of
quantising of the file it is made from; only the numbers are new.
"""
import argparse, glob, json, math, os, random, re, time
import numpy as np, onnx, torch, torch.nn as nn, torch.nn.functional as F
from onnx import numpy_helper
from tokenizers import Tokenizer

PARTS = {'query': 'attention.self.query.bias', 'key': 'attention.self.key.bias', 'value': 'attention.self.value.bias', 'out': 'attention.output.dense.bias', 'up': 'intermediate.dense.bias', 'down': 'output.dense.bias'}
FIRST = dict(zip(PARTS, (787, 788, 791, 797, 798, 799)))        # numbers of layer 0's weight matrices in the export; each further layer adds 13
MAX_TOKENS = 256


class Layer(nn.Module):
    def __init__(self, width=384, inner=1536):
        super().__init__()
        for part in PARTS: setattr(self, part, nn.Linear(inner if part == 'down' else width, inner if part == 'up' else width))
        self.ln1, self.ln2 = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)

    def forward(self, x, mask, drop):
        b, n, d = x.shape; heads = lambda y: y.view(b, n, 12, 32).transpose(1, 2)
        a = F.scaled_dot_product_attention(heads(self.query(x)), heads(self.key(x)), heads(self.value(x)), attn_mask=mask).transpose(1, 2).reshape(b, n, d)
        x = self.ln1(x + F.dropout(self.out(a), drop, self.training))
        return self.ln2(x + F.dropout(self.down(F.gelu(self.up(x))), drop, self.training))


class MiniLM(nn.Module):
    """all-MiniLM-L6-v2 in torch, read from and written back into its ONNX export."""
    def __init__(self):
        super().__init__()
        self.word, self.pos, self.typ, self.ln = nn.Embedding(30522, 384), nn.Embedding(512, 384), nn.Embedding(2, 384), nn.LayerNorm(384, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(6))

    def forward(self, ids, lengths, drop=0.):
        mask = (torch.arange(ids.shape[1])[None, :] < lengths[:, None])[:, None, None, :]
        x = self.ln(self.word(ids) + self.pos.weight[:ids.shape[1]] + self.typ.weight[0])
        for layer in self.layers: x = layer(x, mask, drop)
        return x

    @staticmethod
    def names():
        """torch name -> (ONNX initializer, stored transposed?)"""
        out = {'word.weight': ('embeddings.word_embeddings.weight', False), 'pos.weight': ('embeddings.position_embeddings.weight', False), 'typ.weight': ('embeddings.token_type_embeddings.weight', False), 'ln.weight': ('embeddings.LayerNorm.weight', False), 'ln.bias': ('embeddings.LayerNorm.bias', False)}
        for i in range(6):
            for part, bias in PARTS.items():
                out[f'layers.{i}.{part}.weight'] = (f'onnx::MatMul_{FIRST[part] + 13 * i}', True); out[f'layers.{i}.{part}.bias'] = (f'encoder.layer.{i}.{bias}', False)
            for ours, theirs in (('ln1', 'attention.output.LayerNorm'), ('ln2', 'output.LayerNorm')):
                for w in ('weight', 'bias'): out[f'layers.{i}.{ours}.{w}'] = (f'encoder.layer.{i}.{theirs}.{w}', False)
        return out

    @classmethod
    def load(cls, fp32):
        arrays = {i.name: numpy_helper.to_array(i) for i in onnx.load(fp32).graph.initializer}; model = cls()
        model.load_state_dict({k: torch.tensor(np.ascontiguousarray(arrays[n].T if t else arrays[n])) for k, (n, t) in cls.names().items()})
        return model

    def save_int8(self, template, path):
        """template: an int8 export of the same model; its scheme is kept (weights int8 a column in -64..64, embeddings uint8 a tensor)"""
        state = self.state_dict(); values = {n: (state[k].detach().float().numpy().T if t else state[k].detach().float().numpy()) for k, (n, t) in self.names().items()}
        graph = onnx.load(template); scales = {i.name: numpy_helper.to_array(i) for i in graph.graph.initializer if i.name.endswith('_scale')}; done = set()
        for i in graph.graph.initializer:
            base = re.sub('_(scale|quantized)$', '', i.name)
            if base not in values: continue
            x = values[base]; old = numpy_helper.to_array(i); done.add(base)
            if i.name == base: new = x
            elif base.startswith('embeddings.'): new = old if i.name.endswith('_scale') else np.clip(np.rint(x / scales[base + '_scale']) + 128, 0, 255).astype(np.uint8)
            else:
                s = (np.abs(x).max(0) / np.float32(64)).astype(np.float32); new = s if i.name.endswith('_scale') else np.clip(np.rint(x / s), -64, 64).astype(np.int8)
            assert new.shape == old.shape and new.dtype == old.dtype, i.name
            i.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(new), i.name))
        assert done == set(values), set(values) - done
        onnx.save(graph, path)


class Webinar:
    """Token ids of mails, questions and topics; for each question its mail, its span of tokens there and its topic (-1: none)."""
    def __init__(self, path, tokenizer):
        d = json.load(open(path, encoding='utf-8')); self.name = os.path.basename(path)[:-5]; ids = lambda text: tokenizer.encode(text or 'x').ids
        t = d['topics']; titles = [x['title'] for x in t]
        self.topics = {'full': [ids(x['title'] + ': ' + x['description']) for x in t], 'title': [ids(x) for x in titles], 'plain': [ids(x['plain']) for x in t]}
        self.mails, self.questions, self.spans, self.mail_of, y = [], [], [], [], []
        for m in d['mails']:
            if not m['questions']: continue
            e = tokenizer.encode(m['text']); self.mails.append(e.ids); at = 0
            for q in m['questions']:
                s = m['text'].find(q['asked'], at); s = m['text'].find(q['asked']) if s < 0 else s; at = s + 1; end = s + len(q['asked'])
                inside = [k for k, (a, b) in enumerate(e.offsets) if b > a and a < end and b > s]
                self.spans.append((inside[0], inside[-1] + 1) if inside else None)              # None: beyond the last token read; the question alone stands in
                self.questions.append(ids(q['asked'])); self.mail_of.append(len(self.mails) - 1); y.append(titles.index(q['topic']) if q['topic'] else -1)
        self.y = torch.tensor(y)


def token_vectors(model, texts, drop=0., budget=4096):
    """token vectors of each text, in padded batches of like length"""
    order = sorted(range(len(texts)), key=lambda i: len(texts[i])); out = [None] * len(texts); i = 0
    while i < len(order):
        j = i + 1
        while j < len(order) and (j + 1 - i) * len(texts[order[j]]) <= budget: j += 1
        batch = order[i:j]; n = torch.tensor([len(texts[k]) for k in batch]); ids = torch.zeros(len(batch), int(n.max()), dtype=torch.long); i = j
        for r, k in enumerate(batch): ids[r, :len(texts[k])] = torch.tensor(texts[k])
        with torch.autocast('cpu', dtype=torch.bfloat16): x = model(ids, n, drop)
        for r, k in enumerate(batch): out[k] = x[r, :len(texts[k])].float()
    return out


mean = lambda x: F.normalize(x.mean(0), dim=-1)
centre = lambda x: F.normalize(x - x.mean(0), dim=-1)


def vectors(model, w, mails, topics, drop=0., alone=1.):
    """of the questions in the given mails: rows, in-mail vectors, alone vectors (with who has one), mail vectors, topic vectors"""
    place = {m: k for k, m in enumerate(mails)}; rows = [i for i, m in enumerate(w.mail_of) if m in place]
    single = [i for i in rows if w.spans[i] is None or random.random() < alone]; nth = {i: len(mails) + k for k, i in enumerate(single)}
    x = token_vectors(model, [w.mails[m] for m in mails] + [w.questions[i] for i in single] + w.topics[topics], drop)
    span = lambda i: x[place[w.mail_of[i]]][slice(*w.spans[i])] if w.spans[i] else x[nth[i]]
    return (rows, torch.stack([mean(span(i)) for i in rows]), torch.stack([mean(x[nth[i]]) for i in single]), torch.tensor([i in nth for i in rows]),
            torch.stack([mean(x[place[w.mail_of[i]]]) for i in rows]), torch.stack([mean(t) for t in x[len(mails) + len(single):]]))


def loss(model, w, mails, topics, a):
    rows, inside, alone, has_alone, mail, topic = vectors(model, w, mails, topics, a.drop, .5)
    y, of = w.y[rows], torch.tensor([w.mail_of[i] for i in rows]); known = y >= 0; inside, mail, topic = centre(inside), centre(mail), centre(topic)
    total = F.cross_entropy((inside @ topic.T / a.tau)[known], y[known]) + .4 * F.cross_entropy((mail @ topic.T / a.tau)[known], y[known])
    if len(alone) > 2 and known[has_alone].sum() > 2: total = total + .4 * F.cross_entropy((centre(alone) @ topic.T / a.tau)[known[has_alone]], y[has_alone][known[has_alone]])
    other = of[:, None] != of[None]; same = (y[:, None] == y[None]) & other & known[:, None]; some = same.any(1); logits = inside @ inside.T / a.tau
    if some.any():
        log_p = logits - torch.logsumexp(logits.masked_fill(~other, -1e4), 1, keepdim=True)
        total = total + .5 * (-(log_p * same).sum(1)[some] / same.sum(1)[some]).mean()
    return total


def keep(model, texts, before):
    """how far similarities between unrelated short texts have moved"""
    now = torch.stack([mean(x) for x in token_vectors(model, texts)]); off = 1 - torch.eye(len(texts)); c, d = centre(now), centre(before)
    return 20 * ((c @ c.T - d @ d.T) ** 2 * off).sum() / off.sum() + 2 * (1 - (now * before).sum(1)).mean()


def report(model, webinars, label):
    """share of questions whose nearest topic is the right one: in the mail, alone, by the whole mail"""
    model.eval(); line = []
    with torch.no_grad():
        for topics in ('full', 'plain'):
            hits = []
            for w in webinars:
                rows, inside, alone, _, mail, topic = vectors(model, w, list(range(len(w.mails))), topics); y = w.y[rows]; k = y >= 0; t = centre(topic)
                hits.append([float(((centre(v) @ t.T).argmax(1) == y)[k].float().mean()) for v in (inside, alone, mail)])
            line.append('%s topics: in its mail %.3f, alone %.3f, mail %.3f' % ((topics,) + tuple(np.mean(hits, 0))))
    print('  %s | %s' % (label, ' | '.join(line)), flush=True); model.train()


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0]); add = p.add_argument
    add('--fp32', required=True); add('--int8', required=True); add('--tokenizer', required=True); add('--data', required=True, help='folders of webinars, one a hand'); add('--hold-out', default='', help='hands that are only measured')
    add('--only', default='', help='train on these hands only'); add('--keep', default='', help='jsonl files of unrelated short texts ({text}), comma separated globs'); add('--out', required=True); add('--epochs', type=int, default=2); add('--lr', type=float, default=1e-4); add('--tau', type=float, default=.1); add('--drop', type=float, default=.1); add('--seed', type=int, default=0); add('--mix', type=float, default=.8, help='share of the taught weights in the result; the rest is the untaught model'); add('--threads', type=int, default=1)
    a = p.parse_args(); torch.set_num_threads(a.threads); torch.manual_seed(a.seed); random.seed(a.seed)
    tokenizer = Tokenizer.from_file(a.tokenizer); tokenizer.no_padding(); tokenizer.enable_truncation(MAX_TOKENS); model = MiniLM.load(a.fp32)
    hands = sorted(h for h in os.listdir(a.data) if os.path.isdir(os.path.join(a.data, h))); held = [h for h in a.hold_out.split(',') if h]; used = [h for h in hands if h not in held and (not a.only or h in a.only.split(','))]
    read = lambda hs: [Webinar(f, tokenizer) for h in hs for f in sorted(glob.glob(os.path.join(a.data, h, '*.json')))]
    train, test = read(used), read(held); print('%d webinars, %d questions; held out: %d webinars' % (len(train), sum(len(w.y) for w in train), len(test)), flush=True)
    if test: report(model, test, 'before')
    texts = sorted({json.loads(l)['text'] for g in a.keep.split(',') if g for f in glob.glob(g) for l in open(f, encoding='utf-8')}); texts = [tokenizer.encode(t).ids for t in texts]
    with torch.no_grad(): before = torch.stack([mean(x) for x in token_vectors(model, texts)]) if texts else None
    for part in (model.word, model.pos, model.typ, model.ln):
        for w in part.parameters(): w.requires_grad = False
    weights = [w for w in model.parameters() if w.requires_grad]
    optimiser = torch.optim.AdamW([{'params': [w for w in weights if w.ndim > 1], 'weight_decay': .01}, {'params': [w for w in weights if w.ndim < 2], 'weight_decay': 0.}], lr=a.lr, betas=(.9, .98))
    steps, step, start = a.epochs * len(train) * 2, 0, time.time(); model.train()
    for epoch in range(a.epochs):
        jobs = []
        for w in train:
            mails = list(range(len(w.mails))); random.shuffle(mails); jobs += [(w, sorted(mails[::2])), (w, sorted(mails[1::2]))]
        random.shuffle(jobs); total = 0.
        for w, mails in jobs:
            for g in optimiser.param_groups: g['lr'] = a.lr * min(1, (step + 1) / (.1 * steps), max(.02, (steps - step) / (.9 * steps)))
            optimiser.zero_grad(set_to_none=True); value = loss(model, w, mails, random.choices(('full', 'title', 'plain'), (.5, .15, .35))[0], a)
            if texts: k = random.sample(range(len(texts)), 48); value = value + .5 * keep(model, [texts[i] for i in k], before[k])
            value.backward(); torch.nn.utils.clip_grad_norm_(weights, 1.); optimiser.step(); step += 1; total += float(value.detach()) / len(jobs)
        print('epoch %d: loss %.3f, %.0f s' % (epoch + 1, total, time.time() - start), flush=True)
        if test: report(model, test, 'after epoch %d' % (epoch + 1))
        torch.save(model.state_dict(), a.out + '.pt')
    taught, untaught = model.state_dict(), MiniLM.load(a.fp32).state_dict()
    model.load_state_dict({k: (1 - a.mix) * untaught[k] + a.mix * taught[k] for k in taught}); model.eval(); model.save_int8(a.int8, a.out); print('written', a.out, os.path.getsize(a.out), 'bytes')


if __name__ == '__main__': main()
