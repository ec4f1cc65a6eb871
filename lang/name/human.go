package name

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// alone are nouns for one person and nothing else: no firm or crew is "a singer".
var alone = wordlist.Set(`victim suspect gunman gunwoman shooter attacker bomber hijacker killer murderer robber teenager boy girl man woman teen toddler
	singer rapper actor actress comedian songwriter musician pianist violinist novelist poet painter sculptor playwright dancer
	student pupil schoolboy schoolgirl nurse surgeon physician teacher professor midwife paramedic policeman policewoman firefighter
	soldier fisherman farmer waiter waitress plumber carpenter fugitive inmate prisoner detainee defendant hostage
	wife husband widow widower son daughter brother sister mother father stepfather stepmother uncle aunt nephew niece grandmother grandfather
	girlfriend boyfriend fiancé fiancée
	striker midfielder goalkeeper defender playmaker winger quarterback pitcher shortstop swimmer sprinter boxer golfer cyclist skier jockey
	climber mountaineer astronaut cosmonaut billionaire businessman businesswoman politician cleric imam bishop priest monk nun rabbi
	dissident whistleblower`)

// kin are what only a person has.
var kin = wordlist.Set(`wife husband widow widower son sons daughter daughters brother brothers sister sisters mother father parents stepfather stepmother uncle
	aunt nephew niece cousin grandmother grandfather grandson granddaughter girlfriend boyfriend fiancé fiancée killer murderer assassination murder
	birthday funeral autopsy childhood boyhood girlhood remains corpse`)

// suffered are the verbs of what is done to persons alone, as passives.
var suffered = wordlist.Set(`born shot arrested murdered stabbed jailed imprisoned beheaded hospitalised hospitalized buried handcuffed
	raped assassinated pronounced strangled married widowed extradited paroled acquitted knighted`)

// deaths are nouns for what is done to persons, "the murder of Ada Vell".
var deaths = wordlist.Set(`murder assassination killing shooting stabbing arrest abduction kidnapping beheading`)

// humans makes a name that the model took for something else a person's, where the words about it
// speak of one wherever the document names it, and nothing of another thing: "the victim, Ole Dahl",
// "singer Ondra", "the murder of Ole Dahl", "Dahl's mother", "Dahl was shot".
func humans(d *news.Doc, words []string, found []Found) {
	speak, against := map[string]int{}, map[string]int{}
	for _, f := range found {
		if f.Type == "PER" {
			continue
		}
		k := strings.Join(words[f.First:f.Last], " ")
		if human(d, words, f) {
			speak[k]++
		}
		if lifeless(d, words, f) {
			against[k]++
		}
	}
	for i := range found {
		f := &found[i]
		if k := strings.Join(words[f.First:f.Last], " "); f.Type != "PER" && speak[k] > 0 && against[k] == 0 {
			f.Type = "PER"
		}
	}
}

// human tells whether the words about a name speak of a person.
func human(d *news.Doc, words []string, f Found) bool {
	h := d.HeadOf(f.First, f.Last)
	if h < 0 {
		return false
	}
	noun := func(t int) bool {
		return d.Tokens[t].Tag == "NOUN" && alone[strings.ToLower(words[t])] && d.SentenceAt(t) == d.SentenceAt(h)
	}
	if f.First > 0 && noun(f.First-1) && (f.Last == len(words) || d.Tokens[f.Last].Tag != "NOUN" && d.Tokens[f.Last].Tag != "ADJ") {
		return true // no "student Northlea supporters"
	}
	if f.First > 1 && words[f.First-1] == "," && noun(f.First-2) && d.Tokens[h].Rel == "appos" && d.Tokens[h].Head == f.First-2 {
		return true
	}
	if f.Last+2 < len(words) && words[f.Last] == "," && words[f.Last+2] == "," && age(words[f.Last+1]) {
		return true
	}
	if f.Last+1 < len(words) && news.Possessive(words[f.Last]) && kin[strings.ToLower(words[f.Last+1])] {
		return true
	}
	up := d.Tokens[h].Head
	switch rel := d.Tokens[h].Rel; {
	case up < 0:
	case rel == "nsubj:pass":
		return suffered[strings.ToLower(words[up])]
	case rel == "nsubj":
		return noun(up) && d.Child(up, "cop") >= 0
	case rel == "nmod":
		return deaths[strings.ToLower(words[up])] && d.Cased(h, "of")
	}
	appos := false
	d.Children(h, func(c int) bool {
		appos = appos || d.Tokens[c].Rel == "appos" && noun(c)
		return true
	})
	return appos
}

// age tells whether a word is a number of years as it stands behind a person's name.
func age(w string) bool {
	return len(w) == 2 && w[0] >= '1' && w[0] <= '9' && w[1] >= '0' && w[1] <= '9'
}

// lifeless tells whether a name is, or the words about it speak of, no person.
func lifeless(d *news.Doc, words []string, f Found) bool {
	phrase := strings.Join(words[f.First:f.Last], " ")
	if gazetteer.Kinds(phrase) != 0 || strings.EqualFold(words[f.First], "the") {
		return true
	}
	for _, w := range words[f.First:f.Last] {
		if hasDigit(w) || gazetteer.OrgWord(w) || w == "&" || w == "City" || w == "of" || w == "and" || w == "for" {
			return true
		}
	}
	if f.First > 0 {
		switch prev := strings.ToLower(words[f.First-1]); prev {
		case "the", "a", "an", "in", "at", "near", "outside", "inside", "across", "called", "named", `"`, "“", "'", "‘":
			return true
		}
	}
	return false
}

// trading are nouns for firms before or beside their names, which may be said of somebody too.
var trading = wordlist.Set(`company firm operator contractor owner maker carrier airline supplier manufacturer retailer giant startup brand subsidiary lender bank
	insurer automaker carmaker drugmaker chipmaker chain broadcaster network`)

// corporate are nouns for what a firm has and nobody else.
var corporate = wordlist.Set(`shares stock shareholders headquarters employees employee subsidiary subsidiaries factory factories plant plants refinery rig rigs stores
	branch branches customers earnings revenues revenue profits logo`)

// firms makes a single word that the model took for a person a body's, where the words about it speak of a
// firm wherever they speak of either, and the document names nobody in full who is called so: "rig owner
// Northlea", "the contractor for the works, Northlea", "Northlea shares".
func firms(d *news.Doc, words []string, found []Found) {
	people := tails(words, found)
	trades, lives := map[string]int{}, map[string]int{}
	for _, f := range found {
		if f.Type != "PER" || f.Last != f.First+1 {
			continue
		}
		k := words[f.First]
		if people[k] || gazetteer.Gender(k) != "" || human(d, words, f) || f.First > 0 && isTitle(words[f.First-1]) {
			lives[k]++
		} else if trader(d, words, f) {
			trades[k]++
		}
	}
	for i := range found {
		if f := &found[i]; f.Type == "PER" && f.Last == f.First+1 && trades[words[f.First]] > 0 && lives[words[f.First]] == 0 {
			f.Type = "ORG"
		}
	}
}

// trader tells whether the words about a name speak of a firm.
func trader(d *news.Doc, words []string, f Found) bool {
	if f.Last < len(words) && corporate[strings.ToLower(words[f.Last])] || f.Last+1 < len(words) && news.Possessive(words[f.Last]) && corporate[strings.ToLower(words[f.Last+1])] {
		return true
	}
	noun := func(t int) bool {
		return t >= 0 && d.Tokens[t].Tag == "NOUN" && trading[strings.ToLower(words[t])] && d.SentenceAt(t) == d.SentenceAt(f.First)
	}
	if noun(f.First - 1) { // "rig owner Northlea", "the operator Northlea"
		return true
	}
	if h := d.Tokens[f.First]; h.Rel != "appos" || f.First < 2 || words[f.First-1] != "," {
		return false
	}
	up := d.Tokens[f.First].Head
	for n := 0; n < 2 && up >= 0 && up < f.First && !noun(up); n++ { // "the contractor for the works, Northlea"
		if up = d.Tokens[up].Head; up >= 0 && !noun(up) && d.Tokens[up].Tag != "NOUN" {
			return false
		}
	}
	return up < f.First && noun(up)
}
