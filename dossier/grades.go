package dossier

import "synoptic/news"

// measuredOn names the lines on which the precision of the grades was
// measured: those of the records of the real events labelled apart (eval/labels/events
// and, by others, eval/labels/lot, use "apart": their errors are read by nobody), in the
// parts that are labelled whole, by synoptic eval dossier. A line is right when its words and what it
// says of them (stance and party, speaker, value, day, kind) are the label's.
// docs/measured.md has counts by eye of other records, and what was measured of
// the grades of attributions and of events on labelled texts.
const measuredOn = "lines of the records of labelled events whose errors nobody read"

// grades gives the measured precision of each grade, as printed with every
// record.
func grades() []news.GradeNote {
	return []news.GradeNote{
		{Grade: news.GradeA, Right: 330, Of: 346, On: measuredOn},
		{Grade: news.GradeB, Right: 637, Of: 681, On: measuredOn},
		{Grade: news.GradeC, Right: 124, Of: 168, On: measuredOn},
	}
}
