package want

import (
	"slices"
	"strings"
	"testing"

	"synoptic/news"
)

// TestPutForth holds what is put forth or turned down as a whole, by whom, in which voice.
func TestPutForth(t *testing.T) {
	tests := []struct{ text, party, stance string }{
		{"Peru put a new proposal on the table late on Tuesday.", "Peru", proposes},
		{"Norway tabled a new offer on Tuesday.", "Norway", offers},
		{"Norway tabled a new offer on Tuesday. Peru turned it down within an hour.", "Peru", rejects},
		{"The plan was turned down by Peru and thrown out by Norway.", "Peru", rejects},
		{"A motion by the Greens to suspend the bonus was voted down by the city council.", "city council", rejects},
		{"Norway wants to bring in replacement crews, a step to which the Harbour Union is bitterly opposed.", "Harbour Union", rejects},
		{"Norway rejected offers of a 10 percent quota from Peru.", "Peru", offers},
		{"Norway and Peru wrote to the council about the bill and voiced their opposition.", "Norway", rejects},
		{"Norway said Peru should pay half of the cost. Peru dismissed the idea.", "Peru", rejects},
		{"The Norfish Company said its offer was final and ruled out any improvement.", "Norfish Company", rejects},
		{"The court issued a ruling against Peru. Peru said it would appeal.", "Peru", rejects},
		{"The threats led Norway to demand an apology. Peru was silent.", "Norway", demands},
		{"Peru gave Norway 48 hours to withdraw its boats.", "Peru", demands},
		{"Norway insists that the hijackers surrender unconditionally.", "Norway", demands},
		{"The water regulator ordered the town on Thursday to replace the pipes.", "water regulator", demands},
		{"The Tenants' Association is asking for a refund and wants an independent inquiry.", "Tenants' Association", demands},
		{"The Harbour Union demanded a rise. The Norfish Company said the union's offer was late. The company has rejected the demand.", "Norfish Company", rejects},
		{"Norfish was pressed by Odd Brekke, chairman of the Vell Alliance, a charity. Norway spoke of boats. The charity rejected the quota.", "Vell Alliance", rejects},
	}
	for _, tt := range tests {
		if ps := positions(t, tt.text); !slices.ContainsFunc(ps, func(p news.Position) bool { return p.Party == tt.party && p.Stance == tt.stance }) {
			t.Errorf("%q: no %s %s, got %+v", tt.text, tt.party, tt.stance, ps)
		}
	}
}

// TestHeadlinePassive holds that whom a headline says to be criticised rejects nothing.
func TestHeadlinePassive(t *testing.T) {
	for _, p := range positions(t, "Senator Dahl Criticized for Comments on War\n\nSenator Ole Dahl was criticised on Tuesday over a speech. Peru and Norway were at war.") {
		if strings.Contains(p.Party, "Dahl") {
			t.Errorf("%+v", p)
		}
	}
}

// TestOneThing holds that what stands beside a name is not one more thing.
func TestOneThing(t *testing.T) {
	if ps := positions(t, "Norway disputed the claim by Odd Brekke, the energy and climate adviser."); len(ps) != 1 {
		t.Errorf("got %+v", ps)
	}
}

// TestNotTheUnion holds that a company is called by no union's name and no union by a company's.
func TestNotTheUnion(t *testing.T) {
	const text = "Norfish demanded a truce. The Harbour Union spoke of boats. The union denied that it had blocked a port."
	if ps := positions(t, text); slices.ContainsFunc(ps, func(p news.Position) bool { return p.Stance == denies && p.Party != "Harbour Union" }) {
		t.Errorf("who denies is the union: %+v", ps)
	}
}

// TestAnothers holds that what somebody tells of another's wish is not his own.
func TestAnothers(t *testing.T) {
	ps := positions(t, solvang+"\"One side, Peru, is insisting that Velmar should leave the harbour,\" Solvang said.")
	if !slices.ContainsFunc(ps, func(p news.Position) bool { return p.Party == "Peru" && p.Stance == demands }) ||
		slices.ContainsFunc(ps, func(p news.Position) bool { return p.Party == "Norway" }) {
		t.Errorf("Peru alone demands: %+v", ps)
	}
}

// TestTurns holds turns of phrase by which a stance is taken, and what only looks like one.
func TestTurns(t *testing.T) {
	for _, tt := range []struct{ text, party, stance string }{
		{"Peru has agreed in principle to a truce.", "Peru", accepts},
		{"Ministers of the Nordic Council called for a truce.", "Nordic Council", demands},
		{"Norway opened the session by demanding a recount.", "Norway", demands},
		{"Norway read the bill but called it unfair.", "Norway", rejects},
		{"Peru maintains that it has broken no rule.", "Peru", denies},
		{"Norway is not in favour of a quota.", "Norway", rejects},
		{"Norway suggested Lima as a venue.", "Norway", proposes},
		{"Peru has given in to demands for a recount.", "Peru", concedes},
		{"Norway and Peru voted against the measure. Both have opposed what they see as a forced change of regime.", "Peru", rejects},
		{"The assembly met on the motion. Peru, which also voted no, spoke of boats.", "Peru", rejects},
		{"Peru is pushing its own reform plan.", "Peru", proposes},
		{"Peru pushed Norway to release the crews.", "Peru", demands},
		{"Norway set an ultimatum. Peru rejected the ultimatum.", "Peru", rejects},
		{"The patients are claiming 310 million francs.", "patients", demands},
		{"The Harbour Union held a vigil outside the court to demand a recall of the boats.", "Harbour Union", demands},
		{"Peru called on Norway to set up a register, and Norway said it was open to the idea.", "Norway", offers},
		{"Peru asked for a delay, but Norway refused.", "Norway", rejects},
		{"The Harbour Union said the quota was unjust and would cost 4,000 jobs.", "Harbour Union", rejects},
		{"The Norwegian fisheries agency opposes the release of its reports.", "Norway", rejects},
		{"Hundreds of people marched through Lima to protest the government's economic policies.", "people", rejects},
		{"The Harbour Union sent a letter supporting the Norfish Company.", "Harbour Union", accepts},
		{"Peru said the plan was ill-advised.", "Peru", rejects},
		{"Norway called for a cease - fire.", "Norway", demands},
		{"Shell is mounting a new challenge to the Norwegian estimates.", "Shell", rejects},
		{"Shell has committed to pay $20 million into the fund.", "Shell", offers},
		{"Peru declined a request by scientists to measure the flow.", "Peru", rejects},
		{"Peru has lobbied against the duties.", "Peru", rejects},
		{"Norway told Shell on Monday to seal the pipeline.", "Norway", demands},
		{"Senator Ada Vell introduced a bill to raise the cap on liability.", "Ada Vell", proposes},
		{"Residents marched on the headquarters of the Norfish Company. The company disputed estimates by experts.", "Norfish Company", denies},
		{"Norway said it was ready to continue talks with Peru.", "Norway", offers},
		{"Norway pledged to continue aid to Peru.", "Norway", offers},
		{"Peru was urged by Norway to sign the treaty.", "Norway", demands},
		{"Norway refused to let the inspectors enter the port.", "Norway", rejects},
		{"Norway insisted that it could not accept the quota.", "Norway", rejects},
		{"Norway lodged a protest with Peru over the seizure of the boats.", "Norway", rejects},
		{"Norway warned Peru against seizing boats.", "Norway", rejects},
		{"Norway gave final approval to the merger.", "Norway", accepts},
		{"Norway rejected a request by Peru to require inspections.", "Peru", demands},
		{"Norway demanded a quota. Peru said it rejected all of the proposals.", "Peru", rejects},
		{"Peru has protested the Norwegian limitations.", "Peru", rejects},
		{solvang + "Solvang said unless the dispute was settled by Friday she would withdraw the subsidy.", "Norway", conditions},
		{"The Harbour Union filed a suit against Norfish seeking to invalidate the contract.", "Harbour Union", demands},
	} {
		if ps := positions(t, tt.text); !slices.ContainsFunc(ps, func(p news.Position) bool { return p.Party == tt.party && p.Stance == tt.stance }) {
			t.Errorf("%q: no %s %s, got %+v", tt.text, tt.party, tt.stance, ps)
		}
	}
	for _, text := range []string{"Norway gave a ship to Peru.", "Norway signed a letter on the quota.", "Norway held a meeting for the crews.", "Norway ordered the ship to be brought home.", "The board recommended that shareholders reject the quota."} {
		if ps := surer(positions(t, text)); slices.ContainsFunc(ps, func(p news.Position) bool { return p.Stance != proposes }) {
			t.Errorf("%q: got %+v", text, ps)
		}
	}
}
