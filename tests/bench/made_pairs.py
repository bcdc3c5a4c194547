"""Pairs of documents made with known links. Standard library only; the same seed gives the same pair.

requirements(seed, …)     a standard and its successor: regrouped or shuffled, requirements reworded (synonyms, other
                          sentence frames, words left out), split, merged, dropped and added; near duplicates among them
statements(seed, …)       a statement and a successor edited in place: paragraphs reworded, merged with neighbours, split
                          at a sentence's end, dropped, added, a few moved, some boilerplate repeated
Each yields {"id", "old": [paragraph…], "new": [paragraph…], "links": {(old, new)…}}.
"""
import random
import re

SYNONYMS = {}
for line in """important essential|crucial
welcome appreciate|applaud
support back|assist
strengthen reinforce|deepen
enhance improve|boost
ensure guarantee|make sure
cooperation collaboration|partnership
commitment pledge|dedication
challenges difficulties|problems
promote foster|advance
protect safeguard|shield
maintain keep|preserve
provide supply|offer
develop build|create
address tackle|deal with
including such as|among them
region area
regional area-wide
continue go on|carry on
efforts endeavours|work
establish set up|launch
implement carry out|apply
require demand|need
verify check|confirm
information data
secure safe|protected
security safety
approved accepted|authorised
allowed permitted
prevent stop|avoid
stored kept|held
transmitted sent|passed on
generated produced|created
access entry
growth expansion
inflation price increases
remain stay
recent latest
economic financial
moderate modest
global worldwide
countries nations
joint common
reaffirmed restated|reiterated
welcomed appreciated|applauded
encouraged urged|invited
underscored stressed|emphasized
discussed talked about
progress advance
people citizens
critical vital|key
infrastructure facilities
climate environment
health medical
technologies techniques
standards norms
trade commerce
supply provision
energy power
stability steadiness
prosperity wealth
together jointly
using employing|with
new novel|fresh
within inside
after following
before prior to
least minimum
every each
when whenever|if
keys secrets
errors failures
messages notices
written put
logs records
checked verified
removed deleted
reviewed looked at
subscriber account holder""".splitlines():
    word, others = line.split(" ", 1)
    SYNONYMS[word] = others.split("|")

SUBJECTS = """the verifier|the application|the service provider|the relying party|the administrator interface|the mobile
client|the key management module|the logging component|the session manager|the upload handler|the gateway|the build
pipeline|the identity provider|the backup service""".replace("\n", " ").split("|")
OBJECTS = """memorized secrets|one-time codes|recovery codes|session tokens|refresh tokens|private keys|audit
records|uploaded files|password reset links|access decisions|error messages|configuration files|third-party
libraries|service accounts|temporary files|personal data of minors|payment details|redirect targets|device
fingerprints|biometric samples|consent records|rate limits|security events|user invitations|interface
schemas""".replace("\n", " ").split("|")
DUTIES = [tuple(line.split("|")) for line in """\
are stored only in a form that is resistant to offline attacks|using a salted hash with a work factor of at least {n}
are rejected when they appear on a list of known weak values|that holds at least {n} entries
are generated with an approved random source|with no less than {n} bits of entropy
are invalidated after a period of inactivity|of no more than {n} minutes
are compared in constant time|to hinder side-channel attacks
are never written to logs, traces or analytics|unless they are masked
are transmitted only over an authenticated protected channel|using version {n} of the protocol or later
are limited in number for a single subject|to {n} attempts in an hour
are reviewed by two persons before release|and the review is kept for {n} days
are checked against a positive list of characters, lengths and formats|before any processing takes place
are removed when the account is closed|not later than {n} days after the request
are bound to the device that asked for them|by means of a hardware-backed key
are signed and their signature is checked|with a certificate issued by the organisation
are shown to the subscriber on request|in a language the subscriber understands
are rotated regularly|at intervals of {n} days, and at once after a suspected compromise
are separated by tenant|so that no tenant can read or change what belongs to another
are backed up|and the restoration is tested every {n} months
fail closed|so that an exception never grants access
are tagged with a sensitivity level|from which retention and access rules follow""".splitlines()]
FRAMES = ("{S} SHALL ensure that {o} {duty} {detail}.", "Verify that {o} handled by {s} {duty}, {detail}.",
          "{O} that pass through {s} must be such that they {duty}, {detail}.",
          "It is required of {s} that {o} {duty}, {detail}.")
TAILS = (", where appropriate.", ", as far as the risk assessment asks for it.", " in line with the relevant guidance.",
         " so that the outcome can be reviewed later.", ", including for third parties.")
OPENINGS = ("In particular, ", "To this end, ", "At all times, ", "As a rule, ")
NUMBERS = (2, 4, 6, 8, 12, 15, 30, 60, 90, 112, 128)


def reword(r, text, force):
    """Synonyms and other numbers; beyond a force of 0.3 also words left out, parts cut off, halves exchanged."""
    words = []
    for word in text.split(" "):
        head, core, tail = re.match(r"^(\W*)(.*?)(\W*)$", word).groups()
        if core.lower() in SYNONYMS and r.random() < force:
            other = r.choice(SYNONYMS[core.lower()])
            core = other.capitalize() if core[:1].isupper() else other
        elif core.isdigit() and r.random() < force * 0.7:
            core = str(int(core) + r.choice((1, 2, 5, 10)))
        words.append(head + core + tail)
    if force > 0.3:
        words = [w for i, w in enumerate(words) if i == 0 or r.random() > force * 0.22]
        if r.random() < force * 0.5 and len(words) > 18:
            at = r.randrange(8, len(words) - 6)
            words = words[:at] if r.random() < 0.5 else words[:1] + words[at:]
        if r.random() < force * 0.35 and len(words) > 12:
            at = r.randrange(5, len(words) - 4)
            words = words[at:] + words[:at]
            words[0] = words[0].capitalize()
    text = " ".join(words).rstrip(" .,;") + "."
    if r.random() < force * 0.3:
        text = text.rstrip(".") + r.choice(TAILS)
    if r.random() < force * 0.25:
        text = r.choice(OPENINGS) + text[0].lower() + text[1:]
    return text


def requirement(spec, frame, number):
    subject, thing, (duty, detail) = spec
    return FRAMES[frame].format(S=subject.capitalize(), s=subject, O=thing.capitalize(), o=thing, duty=duty,
                                detail=detail.format(n=number))


def specifications(r, count, near):
    """A share of `near` of them differs from another in one part only."""
    specs = []
    while len(specs) < count:
        spec = [r.choice(SUBJECTS), r.choice(OBJECTS), r.choice(DUTIES)]
        if specs and r.random() < near:
            part = r.randrange(3)
            spec = [spec[i] if i == part else kept for i, kept in enumerate(r.choice(specs))]
        if tuple(spec) not in specs:
            specs.append(tuple(spec))
    return specs


def halves(text):
    """A sentence cut in two at a conjunction near its middle, or None."""
    for cut in re.finditer(r", and |; and |; |, which |, including ", text):
        if 0.3 < cut.start() / len(text) < 0.7:
            rest = text[cut.end():]
            return text[:cut.start()] + ".", rest[0].upper() + rest[1:]
    return None


def reorder(r, paragraphs):
    """All shuffled, or sections exchanged and a fifth sent elsewhere, or a third sent elsewhere."""
    count, how = len(paragraphs), r.choice(("shuffle", "sections", "sections", "some"))
    if how == "shuffle":
        r.shuffle(paragraphs)
        return
    if how == "sections":
        cuts = [0, *sorted(r.sample(range(1, count), max(3, count // 10))), count]
        sections = [paragraphs[a:b] for a, b in zip(cuts, cuts[1:])]
        r.shuffle(sections)
        paragraphs[:] = [p for section in sections for p in section]
    for _ in range(count // (5 if how == "sections" else 3)):
        paragraphs.insert(r.randrange(count), paragraphs.pop(r.randrange(count)))


def made_pair(name, old, new):
    return {"id": name, "old": old, "new": [text for text, _ in new],
            "links": {(a, b) for b, (_, sources) in enumerate(new) for a in sources}}


def requirements(seed, texts=None):
    """`texts`: sentences to take in place of requirements made up here."""
    r = random.Random(seed)
    count, force = r.choice((40, 60, 90, 140)), r.choice((0.3, 0.6, 0.9))
    extra = int(count * r.choice((0.15, 0.4, 0.7)))
    if texts is None:
        numbers = [r.choice(NUMBERS) for _ in range(count)]
        specs = specifications(r, count + extra, r.choice((0.2, 0.5)))
        old = [requirement(spec, r.choice((0, 0, 0, 1)), n) for spec, n in zip(specs, numbers)]
        added = [requirement(spec, 0, r.choice(NUMBERS)) for spec in specs[count:]]
    else:
        pool = r.sample(texts, min(len(texts), count + extra))
        old, added = pool[:count], pool[count:]
        specs = None
    dropped = set(r.sample(range(len(old)), int(len(old) * r.choice((0.15, 0.3, 0.45)))))
    new, used = [], set()
    for i, text in enumerate(old):
        if i in dropped or i in used:
            continue
        if specs and r.random() < force * 0.6:
            text = requirement(specs[i], r.randrange(4), numbers[i])
        if r.random() >= 0.35 * (1 - force):
            text = reword(r, text, force)
        fate = r.random()
        parts = halves(text) if fate < 0.1 else None
        others = [k for k in range(i + 1, len(old)) if k not in dropped and k not in used] if fate > 0.92 else []
        if parts:
            new += [(part, [i]) for part in parts]
        elif others:
            other = r.choice(others)
            used.add(other)
            new.append((text + " " + reword(r, old[other], force), [i, other]))
        else:
            new.append((text, [i]))
    new += [(text, []) for text in added]
    reorder(r, new)
    return made_pair(f"requirements-{seed}", old, new)


def statements(seed, paragraphs, foreign):
    """`paragraphs` of one statement; `foreign` ones of others of the series, to be added."""
    r = random.Random(seed)
    old = list(dict.fromkeys(paragraphs))
    if seed % 4 == 0:
        for at in sorted(r.sample(range(len(old)), min(3, len(old))), reverse=True):
            old.insert(at, "We remain committed to working together on this matter.")
    force = r.choice((0.05, 0.25, 0.5))
    new, i = [], 0
    while i < len(old):
        fate, text = r.random(), old[i]
        sentences = re.split(r"(?<=[.])\s+(?=[A-Z])", text)
        if fate < 0.1 and i + 1 < len(old):
            new.append((reword(r, text, force) + " " + reword(r, old[i + 1], force), [i, i + 1]))
            i += 1
        elif fate < 0.17 and len(sentences) > 1:
            at = r.randrange(1, len(sentences))
            new += [(reword(r, " ".join(part), force), [i]) for part in (sentences[:at], sentences[at:])]
        elif not 0.17 <= fate < 0.27:
            if fate < 0.37 and foreign:
                new.append((r.choice(foreign), []))
            new.append((reword(r, text, force) if r.random() < 0.6 else text, [i]))
        i += 1
    for _ in range(r.choice((0, 0, 1, 2))):
        new.insert(r.randrange(len(new)), new.pop(r.randrange(len(new))))
    return made_pair(f"statements-{seed}", old, new)
