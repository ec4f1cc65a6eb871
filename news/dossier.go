package news

import "strings"

// Schema is the number of the dossier's form; a field is never renamed or
// given another meaning without a new one.
const Schema = "synoptic.dossier/1"

// Grade tells how sure a line is: A the words say it outright, B read with
// rules over clean structure, C a guess worth showing. The measured precision
// of each grade is printed with every record.
type Grade string

// The grades, best first.
const (
	GradeA Grade = "A"
	GradeB Grade = "B"
	GradeC Grade = "C"
)

// Lower gives the less sure of two grades; "" gives way to the other.
func (g Grade) Lower(o Grade) Grade {
	if g > o {
		return g
	}
	return o
}

// Support is carried by every line that can be right or wrong: which of the
// articles at hand say so, how many independent origins that is, how sure the
// reading is, and the words. Articles are sorted; Evidence is sorted by
// article, then place.
type Support struct {
	Articles []string   `json:"articles"`
	Origins  int        `json:"origins"`
	Grade    Grade      `json:"grade"`
	Evidence []Evidence `json:"evidence"`
}

// Dossier is the record of one event: what its reports say, line by line, each
// line with the words it rests on. Ids are made from content, so the same
// articles give the same ids in whatever order they come. Lists are sorted in
// a fixed order and are never nil.
type Dossier struct {
	Schema      string       `json:"schema"`
	Story       Story        `json:"story"`
	Articles    []Report     `json:"articles"`
	Entities    []Entity     `json:"entities"`
	Meetings    []Meeting    `json:"meetings"`
	Statements  []Statement  `json:"statements"`
	Positions   []Position   `json:"positions"`
	Events      []Happening  `json:"events"`
	Figures     []Figure     `json:"figures"`
	Differences []Difference `json:"differences"`
	Coverage    Coverage     `json:"coverage"`
	Aside       []Aside      `json:"aside"`
	Grades      []GradeNote  `json:"grades"` // measured precision of each grade
	// who is whom: what was judged, then the engine's own on names written unlike
	Judgements []Judgement `json:"judgements"`
	// what people made of the record; absent where nobody did anything
	Vetting *Vetting `json:"vetting,omitempty"`
	// the one state of lines that is here (Only); absent where all are
	Shown string `json:"shown,omitempty"`
}

// Story is the head of a dossier. Title is the words of one of the reports (its
// headline or first sentence), TitleEvidence where it stands. Summary is a
// first paragraph of at most 80 words made only of the record's own lines.
type Story struct {
	ID             string        `json:"id"`
	Title          string        `json:"title"`
	TitleEvidence  []Evidence    `json:"title_evidence"`
	EventDate      Date          `json:"event_date"`
	Places         []string      `json:"places"`
	Languages      []string      `json:"languages"`
	FirstPublished Null          `json:"first_published"`
	LastPublished  Null          `json:"last_published"`
	Summary        []SummaryLine `json:"summary"`
}

// SummaryLine is one sentence of the summary and the id of the line it says.
// Reworded names the language model that worded it, where one was asked to.
type SummaryLine struct {
	Text     string `json:"text"`
	Line     string `json:"line"`
	Reworded string `json:"reworded,omitempty"`
}

// Report is an article as the dossier lists it.
type Report struct {
	ID        string    `json:"id"`
	Location  string    `json:"location"`
	URL       Null      `json:"url"`
	Outlet    Null      `json:"outlet"`
	Title     Null      `json:"title"`
	Byline    Null      `json:"byline"`
	Dateline  Null      `json:"dateline"`
	Published Published `json:"published"`
	Words     int       `json:"words"`
	Text      string    `json:"text"`
	Origin    string    `json:"origin"`
	Agencies  []string  `json:"agencies"`
	Furniture []Span    `json:"furniture"`
}

// Entity is a person, body, state or place across the articles. Name is the
// fullest form; Names every spelling seen; Party the side it belongs to, by a
// state's or body's common English name.
type Entity struct {
	ID       string       `json:"id"`
	Type     EntityType   `json:"type"`
	Name     string       `json:"name"`
	Names    []NameForm   `json:"names"`
	Party    Null         `json:"party"`
	Roles    []EntityRole `json:"roles"`
	Wikidata Null         `json:"wikidata"`
	Support
}

// NameForm is one spelling of an entity's name.
type NameForm struct {
	Text     string   `json:"text"`
	Articles []string `json:"articles"`
	Count    int      `json:"count"`
}

// EntityRole is an office that articles give a person. Title is as one article
// writes it, Norm the form under which spellings of it meet.
type EntityRole struct {
	Title    string     `json:"title"`
	Of       Null       `json:"of"`
	Norm     string     `json:"norm"`
	Former   bool       `json:"former"`
	Articles []string   `json:"articles"`
	Evidence []Evidence `json:"evidence"`
}

// Meeting is one gathering of parties. Chair and Host are entity ids or party
// names; DurationMinutes is nil when no report tells the length.
type Meeting struct {
	ID              string       `json:"id"`
	Label           string       `json:"label"`
	Status          string       `json:"status"` // held, under-way, planned, proposed, postponed, cancelled
	Format          string       `json:"format"` // bilateral, trilateral, multilateral
	Round           Null         `json:"round"`
	When            Date         `json:"when"`
	Start           Null         `json:"start"`
	DurationMinutes *int         `json:"duration_minutes"`
	Place           Null         `json:"place"`
	Venue           Null         `json:"venue"`
	Host            Null         `json:"host"`
	Chair           Null         `json:"chair"`
	Delegations     []Delegation `json:"delegations"`
	Starts          []TimeWord   `json:"starts"` // the start as each article gives it
	Readouts        []Readout    `json:"readouts"`
	Support
}

// Readout is what one side of a meeting said of it, where two sides or more did:
// the ids of its statements, and the issues that it alone speaks of.
type Readout struct {
	Party      string   `json:"party"`
	Statements []string `json:"statements"`
	Alone      []string `json:"alone"`
}

// TimeWord is a time of day (HH:MM) and the words that give it.
type TimeWord struct {
	Value string `json:"value"`
	Evidence
}

// Delegation is one party at a meeting. Head is an entity id.
type Delegation struct {
	Party   string     `json:"party"`
	Head    Null       `json:"head"`
	Members []Member   `json:"members"`
	Lists   []Evidence `json:"lists"` // where articles list the delegation: two members or more, or one with "and others"
}

// Member is one person of a delegation, the head included. Presence is
// present, absent, invited or unclear.
type Member struct {
	Entity   string     `json:"entity"`
	Role     Null       `json:"role"`
	Presence string     `json:"presence"`
	Articles []string   `json:"articles"`
	Evidence []Evidence `json:"evidence"`
}

// Statement gathers all that the outlets made of one utterance. Content is the
// fullest rendering's words. Alignment is single, identical, trimmed, variant
// or paraphrase.
type Statement struct {
	ID         string      `json:"id"`
	Speaker    Speaker     `json:"speaker"`
	Mode       string      `json:"mode"` // direct, indirect, mixed
	Content    string      `json:"content"`
	Said       Said        `json:"said"`
	Relay      Null        `json:"relay"`
	Alignment  string      `json:"alignment"`
	Renderings []Rendering `json:"renderings"`
	Attributed []Voice     `json:"attributed"` // to whom each rendering gives the words, where that is somebody known
	Articles   []string    `json:"articles"`
	Origins    int         `json:"origins"`
	Grade      Grade       `json:"grade"`
}

// Voice is an entity to whom a rendering gives a statement, and the words
// that do so (the source, or the content where the source is not beside it).
type Voice struct {
	Entity   string   `json:"entity"`
	Name     string   `json:"name"`
	Evidence Evidence `json:"evidence"`
}

// Speaker is who said it: an entity id, or null with the words by which the
// source is described.
type Speaker struct {
	Entity Null   `json:"entity"`
	Text   string `json:"text"`
}

// Said is when, where and to whom a statement was made, as far as reported.
type Said struct {
	When  Date `json:"when"`
	Where Null `json:"where"`
	To    Null `json:"to"`
	// Terms are the words by which an article tells that the speaker would not
	// be named ("on condition of anonymity"), null where none does.
	Terms *Evidence `json:"terms"`
}

// Rendering is one article's version of a statement.
type Rendering struct {
	Article string     `json:"article"`
	Mode    string     `json:"mode"`
	Content []Evidence `json:"content"`
	Cue     *Evidence  `json:"cue"`
	Source  *Evidence  `json:"source"`
}

// Position is what a party demands, offers or rejects on one issue. Text is
// the words of the clearest report; By the entities who said so. Modality is
// the stance as its word has it: demands, asks, calls for, wants, insists,
// proposes, is ready to, is open to, promises, agrees to, supports, refuses,
// opposes, rejects, rules out, concedes, denies. Addressee is who is to do what
// is wanted: a party, or the words for it. Condition is the words of what it is
// made to depend on. Takes are the places that tell of it, by day, then
// article. MovedFrom is the id of the position that the party took on the issue
// before, where the reports are of different days.
type Position struct {
	ID        string `json:"id"`
	Party     string `json:"party"`
	Issue     string `json:"issue"`
	Stance    string `json:"stance"` // demands, proposes, offers, accepts, rejects, concedes, conditions, denies
	Modality  string `json:"modality"`
	Addressee Null   `json:"addressee"`
	Condition Null   `json:"condition"`
	Voice     string `json:"voice"` // the surest of its takes
	Text      string `json:"text"`
	// Before is the sentence before the words, where these point back at what it tells
	// ("the claim was denied"); null where they say by themselves what they are about.
	Before    *Evidence `json:"before"`
	By        []string  `json:"by"`
	When      Date      `json:"when"`
	Takes     []Take    `json:"takes"`
	MovedFrom Null      `json:"moved_from"`
	Support
}

// Take is one place that tells of a position. Voice is whose words it is in:
// quoted (the party's, in quotation marks), told (what somebody of the party
// said, in the outlet's words), outlet (the outlet's own reading of what the
// party wants) or other (what somebody else says of the party, Account). By is
// the entity who took the stance, on the party's behalf.
type Take struct {
	Voice    string   `json:"voice"`
	By       Null     `json:"by"`
	Account  Null     `json:"account"`
	When     Null     `json:"when"` // YYYY-MM-DD: the day the words name, else that of the report
	Modality string   `json:"modality"`
	Evidence Evidence `json:"evidence"`
}

// Happening is one line of the timeline. Actors and Recipients are entity ids;
// Background marks what lies before the news itself.
type Happening struct {
	ID         string   `json:"id"`
	When       Date     `json:"when"`
	Type       string   `json:"type"` // PLOVER type, or "" where none fits
	Modes      []string `json:"modes"`
	Aux        []string `json:"aux"`
	Actors     []string `json:"actors"`
	Recipients []string `json:"recipients"`
	Place      Null     `json:"place"`
	Text       string   `json:"text"`
	Background bool     `json:"background"`
	Support
}

// Figure is one number of the event with what each article makes of it.
// Percentages are 20, not 0.2; durations of meetings are minutes.
type Figure struct {
	ID       string    `json:"id"`
	Measure  string    `json:"measure"`
	Of       string    `json:"of"`
	Unit     string    `json:"unit"`
	Per      Null      `json:"per"` // what the numbers are a rate by: day, barrel; null for none
	Scope    string    `json:"scope"`
	AsOf     Null      `json:"as_of"`
	Readings []Reading `json:"readings"`
	Verdict  string    `json:"verdict"` // agree, differ, single
	Articles []string  `json:"articles"`
	Origins  int       `json:"origins"`
	Grade    Grade     `json:"grade"`
	// Background marks a count of an earlier event, told beside the news.
	Background bool `json:"background"`
	// Noun is what the figure was aligned by, for those who compare figures: the counted noun or a
	// word or two of its theme, where Of is a phrase to be read.
	Noun string `json:"-"`
}

// Talks tells whether an event is a meeting of parties: half of the origins at
// least tell of its first meeting, in which more than one delegation sat.
func (d *Dossier) Talks() bool {
	if len(d.Meetings) == 0 {
		return false
	}
	m := &d.Meetings[0]
	return len(m.Delegations) > 1 && m.Origins > 0 && 2*m.Origins >= d.Coverage.Origins
}

// Name tells what a figure counts: "people killed", "fire engines", "speed,
// speed limit" as "speed limit".
func (f Figure) Name() string {
	of, m := strings.ToLower(f.Of), strings.ToLower(f.Measure)
	switch {
	case of == "" || strings.Contains(m, of):
		return f.Measure
	case strings.HasPrefix(m, "share of ") && strings.HasPrefix(of, m[len("share of "):]):
		return "share of " + f.Of
	case strings.Contains(of, m), strings.HasPrefix(m, "change of ") && strings.Contains(of, m[len("change of "):]):
		return f.Of
	case m == "amount":
		return f.Of
	case strings.HasSuffix(m, "ed") || m == "shot" || m == "missing" || m == "still held" || strings.HasPrefix(m, "on ") || strings.HasPrefix(m, "in "):
		if who, where, ok := strings.Cut(f.Of, " in "); ok {
			return who + " " + f.Measure + " in " + where
		} else if who, ok := strings.CutSuffix(f.Of, " worldwide"); ok {
			return who + " " + f.Measure + " worldwide"
		}
		return f.Of + " " + f.Measure
	}
	return f.Measure + ", " + f.Of
}

// Reading is one value of a figure and the articles that give it.
type Reading struct {
	Low       float64    `json:"low"`
	Best      float64    `json:"best"`
	High      float64    `json:"high"`
	Qualifier string     `json:"qualifier"`
	Text      string     `json:"text"`
	Articles  []string   `json:"articles"`
	Evidence  []Evidence `json:"evidence"`
}

// Difference is a point on which the articles do not say the same. Readings
// are two or more; for membership the second is the articles that give a list
// without the person. Lines are the ids of the lines it is about.
type Difference struct {
	ID       string              `json:"id"`
	Kind     string              `json:"kind"` // value, scope, time, role, membership, name, wording, attribution, denial
	About    string              `json:"about"`
	Readings []DifferenceReading `json:"readings"`
	Note     string              `json:"note"`
	Lines    []string            `json:"lines"`
	Origins  int                 `json:"origins"`
	Grade    Grade               `json:"grade"`
}

// DifferenceReading is one side of a difference.
type DifferenceReading struct {
	Value    string     `json:"value"`
	Articles []string   `json:"articles"`
	Evidence []Evidence `json:"evidence"`
}

// Coverage counts who has what. Its denominator is the articles at hand.
type Coverage struct {
	Lines        int               `json:"lines"`
	Articles     int               `json:"articles"`
	Origins      int               `json:"origins"`
	ByArticle    []ArticleCoverage `json:"by_article"`
	SingleSource []string          `json:"single_source"`
	SharedByAll  []string          `json:"shared_by_all"`
}

// ArticleCoverage is how many lines one article supports, which it alone has,
// and which all the other origins have, three or more, and its own leaves out.
type ArticleCoverage struct {
	Article  string   `json:"article"`
	Lines    int      `json:"lines"`
	OnlyHere []string `json:"only_here"`
	LeftOut  []string `json:"left_out"`
}

// Aside names an input that was set aside and why.
type Aside struct {
	Location string `json:"location"`
	Why      string `json:"why"`
}

// GradeNote is the precision of a grade as measured on labelled lines: Right
// of Of lines were right, on the data that On names.
type GradeNote struct {
	Grade Grade  `json:"grade"`
	Right int    `json:"right"`
	Of    int    `json:"of"`
	On    string `json:"on"`
}
