package timex

import (
	"regexp"
	"strconv"
	"strings"

	"synoptic/news"
)

// stamps match a line's own statement of when the report came out: "Published
// On 4 June 2021", "Updated: June 4, 2021 10:15". Group 1 is the word, 2 the
// date.
var stamps = regexp.MustCompile(`(?i)\b(published|posted|updated|modified|issued|dated?)\b(?:\s+(?:on|at))?\s*[:|\-–]?\s*` + fullDateRE + `\b`)

var dateParts = regexp.MustCompile(`[A-Za-z]+|\d+`)

// maxStamp is the most bytes that a line which states a date has: longer ones
// are prose.
const maxStamp = 160

// stamp reads the date that a report states of itself in a short line, the
// furniture included; a first publication is preferred to an update.
func stamp(d *news.Doc) (news.Published, bool) {
	var best news.Published
	found, first := false, false
	for _, b := range d.Blocks {
		for at := b.Start; at < b.End && b.Start >= 0 && b.End <= len(d.Article.Text); {
			end := b.End
			if n := strings.IndexByte(d.Article.Text[at:b.End], '\n'); n >= 0 {
				end = at + n
			}
			line := d.Article.Text[at:end]
			if m := stamps.FindStringSubmatchIndex(line); m != nil && len(line) <= maxStamp {
				word := strings.ToLower(line[m[2]:m[3]])
				original := word == "published" || word == "posted" || word == "issued"
				if v := stampDate(line[m[4]:m[5]]); v != "" && (!found || original && !first) {
					found, first = true, original
					best = news.Published{Value: v, Precision: news.PrecisionDay, Basis: news.BasisStated,
						Evidence: []news.Evidence{d.Article.Evidence(news.Span{Start: at + m[0], End: at + m[5]})}}
				}
			}
			at = end + 1
		}
	}
	if !found {
		return loneStamp(d)
	}
	return best, found
}

// stampDate reads a full date in one of the forms that stamps matches.
func stampDate(s string) string {
	y, month, d := dateNumbers(s)
	t, ok := date(y, month, d)
	if !ok || y < 1600 {
		return ""
	}
	return day(t)
}

// dateNumbers reads year, month and day; what is not said is 0.
func dateNumbers(s string) (year, month, day int) {
	var n []int
	for _, p := range dateParts.FindAllString(s, -1) {
		if v, err := strconv.Atoi(p); err == nil {
			n = append(n, v)
		} else if m := months[strings.ToLower(p)]; m > 0 {
			month = m
		}
	}
	switch {
	case len(n) == 3:
		return n[0], n[1], n[2]
	case len(n) == 2 && n[0] > 31:
		return n[0], month, n[1]
	case len(n) == 2:
		return n[1], month, n[0]
	case len(n) == 1:
		return 0, month, n[0]
	}
	return 0, month, 0
}
