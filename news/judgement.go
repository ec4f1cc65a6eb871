package news

// Judgement says whether two names are one person or body. It is keyed to what
// the names are, not to ids, so that it holds over every new reading: A and B
// name them, each with the side that tells it from a namesake where one is
// given. By is who judged, When the day (2006-01-02, "" unknown), Why the
// reason in plain words.
type Judgement struct {
	A       Named  `json:"a"`
	B       Named  `json:"b"`
	Verdict string `json:"verdict"` // same, different, undecided
	By      string `json:"by"`
	When    string `json:"when,omitempty"`
	Why     string `json:"why"`
}

// Named is a person or body by one of its names and, where it is needed, the
// side it is on.
type Named struct {
	Name  string `json:"name"`
	Party string `json:"party,omitempty"`
}

// The verdicts of a judgement. What is undecided is not tied together.
const (
	JudgedSame      = "same"
	JudgedDifferent = "different"
	JudgedUndecided = "undecided"
)

// JudgedByEngine marks the engine's own judgements, which give way to any other.
const JudgedByEngine = "engine"
