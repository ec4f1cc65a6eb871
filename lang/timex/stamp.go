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
var stamps = regexp.MustCompile(`(?i)\b(published|posted|updated|modified|issued|dated?)\b(?:\s+(?:on|at))?\s*[:|\-–]?\s*` +
	`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?` +
	`(\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+\d{4}|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})\b`)

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
	return best, found
}

// stampDate reads a full date in one of the forms that stamps matches.
func stampDate(s string) string {
	var n []int
	month := 0
	for _, p := range dateParts.FindAllString(s, -1) {
		if v, err := strconv.Atoi(p); err == nil {
			n = append(n, v)
		} else if m := months[strings.ToLower(p)]; m > 0 {
			month = m
		}
	}
	var y, d int
	switch {
	case len(n) == 3:
		y, month, d = n[0], n[1], n[2]
	case len(n) == 2:
		d, y = n[0], n[1]
	}
	t, ok := date(y, month, d)
	if !ok || y < 1600 {
		return ""
	}
	return day(t)
}
