package tag

import "strings"

// Lemma gives the dictionary form of an English word: lower case but for
// proper nouns, which stay as written. Irregular forms are listed, the rest
// goes by the spelling rules.
func Lemma(form, upos, xpos string) string {
	form = strings.ReplaceAll(form, "’", "'")
	if upos == "PROPN" {
		return form
	}
	low := strings.ToLower(form)
	switch upos {
	case "VERB", "AUX":
		return verb(low, xpos)
	case "NOUN":
		if xpos == "NNS" || xpos == "NNPS" {
			return noun(low)
		}
	case "ADJ", "ADV":
		if l, ok := compared[low]; ok {
			return l
		}
		if strings.HasSuffix(xpos, "R") && strings.HasSuffix(low, "er") && len(low) > 4 {
			return undouble(low[:len(low)-2], "")
		}
		if strings.HasSuffix(xpos, "S") && strings.HasSuffix(low, "est") && len(low) > 5 {
			return undouble(low[:len(low)-3], "")
		}
	case "PRON", "DET":
		if l, ok := pronouns[low]; ok {
			return l
		}
	case "PART":
		if low == "n't" {
			return "not"
		}
	}
	return low
}

func verb(low, xpos string) string {
	if l, ok := irregular[low]; ok {
		return l
	}
	n := len(low)
	switch {
	case xpos == "VBG" && strings.HasSuffix(low, "ing") && n > 4 && low != "adding":
		return undouble(low[:n-3], "e")
	case (xpos == "VBD" || xpos == "VBN") && strings.HasSuffix(low, "ied") && n > 4:
		return low[:n-3] + "y"
	case (xpos == "VBD" || xpos == "VBN") && strings.HasSuffix(low, "ied"):
		return low[:n-1] // died, tied
	case low == "added" || low == "adding":
		return "add"
	case (xpos == "VBD" || xpos == "VBN") && strings.HasSuffix(low, "ed") && n > 3:
		return undouble(low[:n-2], "e")
	case xpos == "VBZ":
		return noun(low)
	}
	return low
}

// undouble gives the stem of "stopp", "hop", "mak": the doubled letter is taken
// back, the silent e given back where English spelling wants one.
func undouble(stem, e string) string {
	n := len(stem)
	if n < 2 {
		return stem
	}
	last, before := stem[n-1], stem[n-2]
	if last == before && !strings.ContainsRune("lsfz", rune(last)) && !vowel(last) {
		return stem[:n-1]
	}
	if last == 'l' && before == 'l' && n > 4 && doubledL[stem[:n-1]] {
		return stem[:n-1]
	}
	if e == "" {
		if last == 'i' {
			return stem[:n-1] + "y"
		}
		if !vowel(last) && vowel(before) && n > 2 && (last == 'g' || last == 's' || last == 'c' || last == 'v') {
			return stem + "e"
		}
		return stem
	}
	if silentE(stem) {
		return stem + "e"
	}
	return stem
}

// silentE tells whether a stem lost an e to its ending.
func silentE(stem string) bool {
	if eStem[stem] || strings.HasSuffix(stem, "e") {
		return true // "agre", "guarante"
	}
	n := len(stem)
	last := stem[n-1]
	for _, s := range []string{"at", "iz", "is", "ys", "us", "as", "os", "uc", "ac", "ic", "oc", "rc", "nc", "dg", "rg", "ng", "ag", "eg",
		"iv", "av", "ov", "ev", "lv", "rv", "uv", "ut", "ib", "ub", "ud", "id", "od", "ad", "bl", "pl", "gl", "tl", "dl", "fl", "kl", "cl", "sl", "zl",
		"uir", "ar", "ir", "or", "ur", "ak", "ik", "ok", "am", "im", "um", "om", "in", "un", "an", "on", "ap", "ip", "op", "yp", "ul", "il", "al", "ol",
		"it", "ot", "et", "u", "ens", "ers", "urs", "ols", "ls", "ps", "az", "ez", "st"} {
		if strings.HasSuffix(stem, s) {
			return keepsE(stem, s)
		}
	}
	return last == 'v' || last == 'c' || last == 'u'
}

// keepsE decides the endings that go both ways: by list, else by whether the
// stem has one syllable with a single vowel letter before its consonant.
func keepsE(stem, s string) bool {
	if plainStem[stem] {
		return false
	}
	switch s {
	case "at", "iz", "uc", "ac", "rc", "nc", "dg", "iv", "av", "ov", "ev", "lv", "rv", "bl", "pl", "gl", "tl", "dl", "fl", "kl", "cl", "sl", "zl", "uir", "u",
		"us", "is", "ys", "os", "as", "ens", "urs", "ers", "ls", "ps", "az", "rg", "ag", "oc", "uv", "ud", "ic":
		return true
	case "ng", "st":
		return false
	}
	return syllables(stem) == 1 && len(stem) >= 3 && vowel(stem[len(stem)-2]) && !vowel(stem[len(stem)-3])
}

func syllables(s string) int {
	n, in := 0, false
	for i := 0; i < len(s); i++ {
		v := vowel(s[i]) || s[i] == 'y' && i > 0
		if v && !in {
			n++
		}
		in = v
	}
	return n
}

func vowel(c byte) bool { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' }

func noun(low string) string {
	if l, ok := plurals[low]; ok {
		return l
	}
	n := len(low)
	switch {
	case n < 3 || !strings.HasSuffix(low, "s") || strings.HasSuffix(low, "ss") || strings.HasSuffix(low, "us") || strings.HasSuffix(low, "is"):
		return low
	case strings.HasSuffix(low, "ies") && n > 4:
		return low[:n-3] + "y"
	case strings.HasSuffix(low, "sses"), strings.HasSuffix(low, "shes"), strings.HasSuffix(low, "ches"), strings.HasSuffix(low, "xes"), strings.HasSuffix(low, "zzes"):
		return low[:n-2]
	case strings.HasSuffix(low, "oes") && n > 4:
		return low[:n-2]
	}
	return low[:n-1]
}
