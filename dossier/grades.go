package dossier

import "synoptic/news"

// measuredOn names the lines on which the precision of the grades was
// measured: those of the records of the real events labelled apart (eval/labels/events
// and, by others, eval/labels/lot, use "apart": their errors are read by nobody), in the
// parts that are labelled whole, by synoptic eval dossier. A line is right when its words and what it
// says of them (stance and party, speaker, value, day, kind) are the label's. Readers who judge every
// line as a whole find fewer right, so theirs stand beside; the rest is true but cut, vague or trivial (docs/measured.md, which has other counts by
// eye and what was measured of the grades of attributions and of events on labelled texts too).
const measuredOn = "lines of the records of labelled events whose errors nobody read; read whole by strict eyes: "

// grades gives the measured precision of each grade, as printed with every
// record.
func grades() []news.GradeNote {
	return []news.GradeNote{
		{Grade: news.GradeA, Right: 319, Of: 332, On: measuredOn + "250 of 288, 9 wrong"},
		{Grade: news.GradeB, Right: 627, Of: 662, On: measuredOn + "703 of 997, 97 wrong"},
		{Grade: news.GradeC, Right: 164, Of: 208, On: measuredOn + "77 of 189, 48 wrong"},
	}
}
