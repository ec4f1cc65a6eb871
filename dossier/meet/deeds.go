package meet

import "strings"

// deed is what a verb does to a gathering, or to those who are at it. Words of other
// kinds under which a gathering is only thought of ("ready for talks") are with them.
type deed uint16

const (
	proposes deed = 1 << iota // asks for it or offers it
	thinks                    // has it only thought of
	refuses                   // doubts it, or will not have it
	plans                     // has it fixed
	fixes                     // tells when or where it is: "a summit called for Friday"
	begins
	ends
	holds  // its subject is at the gathering that is its object, or that is its own
	occurs // the gathering is its subject
	cancels
	delays
	attends // puts its subject at the gathering that is its object
	gathers // has those who do it come together
	travels // has somebody go to it, or come
	settles // is done by a body where it meets: "elected Vell at a meeting"
)

// deeds are the verbs by what they do to a gathering.
var deeds = func() map[string]deed {
	out := map[string]deed{}
	for what, words := range map[deed]string{
		proposes | thinks: "propose suggest offer seek want request invite appeal",
		thinks: `raise discuss time possibility idea prospect importance call until promise willing ready able unable likely unlikely eager reluctant
			allow agree challenge possible impossible support back favour favor necessity need desire willingness readiness preparation groundwork invitation decline refusal prepare plan`,
		thinks | refuses:                "refuse reject demand urge",
		refuses:                         "hope deny doubt cancel",
		plans | fixes:                   "plan schedule set slate expect due",
		fixes:                           "arrange organize organise call convene take hold",
		begins | fixes | holds | occurs: "begin start open",
		begins | holds | occurs:         "resume",
		begins:                          "commence",
		ends | fixes | holds:            "end conclude finish",
		ends:                            "cap close crown",
		holds:                           "hold have continue conduct launch restart reopen relaunch complete",
		occurs:                          "take happen occur go follow continue come",
		settles:                         "elect re-elect reelect choose decide resolve vote endorse adopt",
		cancels:                         "cancel scrap abandon",
		delays:                          "postpone delay reschedule defer adjourn",
		attends:                         "attend join address host chair open convene lead tell hold leave mediate moderate",
		gathers:                         "sit gather convene assemble meet return reconvene",
		travels:                         "visit touch arrive fly travel come go land head prepare host receive welcome invite",
	} {
		for w := range strings.FieldsSeq(words) {
			out[w] |= what
		}
	}
	return out
}()

// does tells whether the word at a token does one of the deeds; no token does none.
func (r *reader) does(t int, what deed) bool {
	return t >= 0 && deeds[strings.ToLower(r.d.Tokens[t].Lemma)]&what != 0
}
