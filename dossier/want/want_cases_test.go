package want

import (
	"slices"
	"strings"
	"testing"

	"synoptic/news"
)

// TestParty holds who takes a stance: the state by those who speak for it,
// others for themselves.
func TestParty(t *testing.T) {
	tests := []struct{ text, party, stance string }{
		{"Peruvian rebels have rejected a truce.", "Peruvian rebels", rejects},
		{"Peruvian officials have rejected a truce.", "Peru", rejects},
		{"Striking teachers demanded a pay rise of 9 percent.", "teachers", demands},
		{"The Northern Nurses' Union demands a pay rise of 9 percent.", "Northern Nurses' Union", demands},
		{"Norway and Peru have rejected the inspection.", "Peru", rejects},
		{"One candidate, Odd Brekke, rejected the quota.", "Odd Brekke", rejects},
		{"Consuming countries have rejected the quota.", "consuming countries", rejects},
		{"A Northern Nurses' Union task force released a report that called for an end to night shifts.", "Northern Nurses' Union", demands},
		{"The talks failed over Peruvian demands that the quota be raised.", "Peru", demands},
		{"Peru has so far been unwilling to accept any quota.", "Peru", rejects},
		{"Norway condemned the shelling of the harbour. Peru denied the shelling.", "Norway", rejects},
		{"Norway accused Peru of blocking observers from entering the harbour.", "Peru", rejects},
		{"The sale of the port was opposed by Peru.", "Peru", rejects},
		{"Norway spoke of a quota on Friday and proposed a second round of talks.", "Norway", proposes},
		{"Norway wants to raise the possibility of a meeting.", "Norway", demands},
		{"Norway urged an end to the shelling, a proposal that Peru has rejected.", "Peru", rejects},
		{"The talks stalled over Peru's refusal to release the crews.", "Peru", rejects},
		{"Norway has expressed willingness to suspend its patrols.", "Norway", offers},
		{"Norway repeated its demand that Peru release the crews.", "Norway", demands},
		{"Norway voiced support for the quota.", "Norway", accepts},
		{"Ada Vell declared that she would not step down.", "Ada Vell", rejects},
		{"Norway told Peru to release the crews.", "Norway", demands},
		{"Norway denounced the remarks.", "Norway", rejects},
		{solvang + "Solvang said the remarks were outrageous.", "Norway", rejects},
		{"Ada Vell vowed to stay in the race.", "Ada Vell", rejects},
		{"Ada Vell continued her refusal to step down.", "Ada Vell", rejects},
		{solvang + "\"He should apologize to the crews,\" Solvang said.", "Norway", demands},
		{"Norway was dismayed by the neglect of the harbour.", "Norway", rejects},
		{"Norway told Peru two weeks ago to release the crews.", "Norway", demands},
		{"Norway's offer of work provided an incentive for the crews.", "Norway", offers},
		{"Ada Vell, a professor at Velmar University, rejected the quota.", "Ada Vell", rejects},
		{"Velmar University oceanographer Ada Vell said the quota must be dropped.", "Ada Vell", demands},
		{"Ada Vell, the Norwegian president and a candidate, rejected the quota.", "Ada Vell", rejects},
		{solvang + "\"We should not go ahead with the quota,\" Solvang said.", "Norway", rejects},
		{"Norway challenged the ruling.", "Norway", rejects},
		{"Norway is demanding that changes be made to tighten rules governing boats.", "Norway", demands},
		{"Norway backed a no-fly zone.", "Norway", accepts},
		{"Norway called for immediate assistance.", "Norway", demands},
		{"A group of Norwegian fishermen rejected the quota.", "Norwegian fishermen", rejects},
		{"Norway and Peru have pushed for the quota for years. They have rejected the inspection.", "Peru", rejects},
		{"\"It is time for Peru to act,\" Ada Vell said.", "Ada Vell", demands},
		{"Norway stepped up its calls for Peru to release the crews.", "Norway", demands},
		{"Republican leaders support the trade proposal.", "Republican leaders", accepts},
		{"Norway said the admiral must go.", "Norway", demands},
		{"Ingrid Solvang is Norway's foreign minister. \"We will not pay the harbour fees,\" Solvang said.", "Norway", rejects},
		{"Norway's plan calls for an end to the shelling.", "Norway", demands},
		{"A Norwegian plan calling for an end to the shelling was tabled.", "Norway", demands},
		{"The talks dealt with a text rejected by Peru and Norway.", "Norway", rejects},
		{"In the suit, the plaintiffs want an injunction that would force Norfish to release the crews.", "plaintiffs", demands},
		{"Elected officials and business groups spoke out publicly against the quota.", "business groups", rejects},
		{"The town's fishermen and the business community called for a veto.", "business community", demands},
		{"The Northern Nurses' Union sued the Bergen Clinic to block the sale.", "Northern Nurses' Union", rejects},
		{"The Northern Nurses' Union sued on Friday. The lawsuit seeks a halt to the sale.", "Northern Nurses' Union", demands},
		{"Norway gave Peru until Friday to release the crews.", "Norway", demands},
		{"Norway set a deadline of Friday for Peru to release the crews.", "Norway", demands},
		{"Norway issued an ultimatum to Peru to release the crews.", "Norway", demands},
		{"Norway walked out of the talks.", "Norway", rejects},
		{"Norway pulled out of the treaty.", "Norway", rejects},
		{"Peruvian rebels abandoned the truce.", "Peruvian rebels", rejects},
		{"Norway abandoned its demand for a quota.", "Norway", concedes},
		{"Voicing some support for a federal treaty, Norway sent a note.", "Norway", accepts},
		{"Norway wants to persuade Peru to release the crews.", "Norway", demands},
		{"Norway tried to block the sale of the port.", "Norway", rejects},
		{"Norway admitted that it had missed key warning signs.", "Norway", concedes},
		{"Norway admitted that its patrol had seized the boats.", "Norway", concedes},
		{"Norway abandoned its moratorium on nets.", "Norway", rejects},
		{"The talks failed with Peru refusing to lift the ban.", "Peru", rejects},
		{solvang + "\"Norway will not consider a truce,\" Solvang said.", "Norway", rejects},
		{"European leaders condemned Peru for avoiding the talks.", "European leaders", rejects},
		{"The government has ruled out amending the law. " + solvang + "Solvang said it was old.", "Norway", rejects},
		{"Ada Vell sued Norfish for damages.", "Ada Vell", demands},
		{"Arab foreign ministers called for an end to the shelling.", "Arab foreign ministers", demands},
		{"Police called for witnesses to come forward.", "police", demands},
		{"Health officials recommended a second dose.", "health officials", proposes},
		{"The Norwegian parliament and the Liberal Front said the quota must be cut.", "Norway", demands},
		{"A quota on herring should not be introduced yet, the Norwegian parliament said.", "Norway", rejects},
		{"The Northern Nurses' Union said that Norway should consider a ban on nets.", "Northern Nurses' Union", demands},
		{"Norway is reluctant to provide boats.", "Norway", rejects},
		{"Norway dropped its demand for a quota.", "Norway", concedes},
		{"Norway has threatened to veto the quota.", "Norway", rejects},
		{"Peru threatened to wield its veto.", "Peru", conditions},
		{"Peru remains opposed to the quota.", "Peru", rejects},
		{"Peru turned down the offer.", "Peru", rejects},
		{"Peru will not attend the talks.", "Peru", rejects},
		{"Norway lobbied Peru to keep the treaty.", "Norway", demands},
		{"Peru has threatened to leave the treaty unless the quota is lifted.", "Peru", conditions},
		{"Ingrid Solvang is Norway's foreign minister. \"Peru must never have a fleet of factory ships,\" Solvang said.", "Norway", demands},
	}
	for _, tt := range tests {
		if ps := positions(t, tt.text); !slices.ContainsFunc(ps, func(p news.Position) bool { return p.Party == tt.party && p.Stance == tt.stance }) {
			t.Errorf("%q: no %s %s, got %+v", tt.text, tt.party, tt.stance, ps)
		}
	}
}

// TestNobody holds that some of a kind, and a mention of a demand, take no
// stance for a party.
func TestNobody(t *testing.T) {
	for _, text := range []string{
		"Some countries have rejected the quota.",
		solvang + "Solvang said the storm was dangerous.",
		solvang + "Solvang said the treaty was too important to fail.",
		solvang + "\"Our rules protect the crews,\" Solvang said.",
	} {
		if ps := positions(t, text); len(ps) > 0 {
			t.Errorf("%q: got %+v", text, ps)
		}
	}
}

// TestAside holds that what a clause says of another word is said of no issue.
func TestAside(t *testing.T) {
	const text = "Norway is demanding a \u201clasting truce\u201d after years of fighting that have killed thousands, devastated much of Velm, and displaced the villagers."
	ps := positions(t, text)
	if !slices.ContainsFunc(ps, func(p news.Position) bool { return p.Stance == demands }) {
		t.Errorf("no demand: %+v", ps)
	}
	if slices.ContainsFunc(ps, func(p news.Position) bool { return p.Stance == rejects }) {
		t.Errorf("who demands a truce rejects it: %+v", ps)
	}
}

// solvang makes words those of a side.
const solvang = "Ingrid Solvang is Norway's foreign minister. "

// TestSaid holds the stances that are taken without a word of stance: by what is
// to be done, by what the side will do, by what is called right or wrong.
func TestSaid(t *testing.T) {
	tests := []struct{ text, party, stance string }{
		{solvang + "\"Peru should release the crews,\" Solvang said.", "Norway", demands},
		{solvang + "Solvang said that the crews must be released.", "Norway", demands},
		{solvang + "\"I do not believe that Peru should get a new quota,\" Solvang said.", "Norway", rejects},
		{solvang + "\"Peru has to release the crews,\" Solvang said.", "Norway", demands},
		{solvang + "Solvang said the quota should not be permanent.", "Norway", demands},
		{solvang + "\"It is time to end the blockade,\" Solvang said.", "Norway", demands},
		{solvang + "\"It is vital that Peru withdraws its ships,\" Solvang said.", "Norway", demands},
		{solvang + "Solvang said inspections are necessary.", "Norway", demands},
		{solvang + "\"We must keep applying pressure on the smugglers,\" Solvang said.", "Norway", demands},
		{solvang + "\"We should keep applying pressure on the smugglers,\" Solvang said.", "Norway", proposes},
		{solvang + "\"We are not going to pay the harbour fees,\" Solvang said.", "Norway", rejects},
		{solvang + "\"There will be no talks,\" Solvang said.", "Norway", rejects},
		{solvang + "Solvang said the blockade was illegal.", "Norway", rejects},
		{solvang + "\"The allegations are false,\" Solvang said.", "Norway", denies},
		{solvang + "Solvang called a second quota \"a very bad idea\".", "Norway", rejects},
		{solvang + "Solvang said Norway would lift the ban if Peru released the crews.", "Norway", conditions},
		{solvang + "\"If Peru leaves the treaty, we will impose tariffs on sardines,\" Solvang said.", "Norway", conditions},
		{solvang + "Solvang said she would \"leave the meeting\" if it was not \"fruitful\".", "Norway", conditions},
		{"Norway calls that report unreliable.", "Norway", denies},
		{solvang + "Solvang called the quota a \"toxic\" law.", "Norway", rejects},
		{solvang + "Any treaty has to have the consent of all the parties, Solvang said.", "Norway", demands},
		{solvang + "Solvang said the quota was the only credible way to stop the poaching.", "Norway", accepts},
		{solvang + "Solvang said the quota was not fair.", "Norway", rejects},
		{solvang + "Solvang said the bill gives carte blanche to poachers.", "Norway", rejects},
		{solvang + "Solvang said the proposal was too weak.", "Norway", rejects},
		{solvang + "Solvang said the plan, under which Peru would cede the harbour, deserves a chance.", "Norway", accepts},
		{solvang + "Solvang said the proposal simply clarifies the law and is needed to protect the crews.", "Norway", demands},
		{solvang + "Solvang said no inspection was needed.", "Norway", rejects},
		{solvang + "Solvang said the quota is nothing more than a gesture.", "Norway", rejects},
		{solvang + "Solvang said the treaty would hurt the fleet.", "Norway", rejects},
		{solvang + "Solvang spoke of the quota deal at length. \"It's insane,\" Solvang said.", "Norway", rejects},
		{solvang + "\"It is a terrible deal that should never have been made,\" Solvang said.", "Norway", rejects},
		{solvang + "\"If Peru takes our boats, it will pay a high price,\" Solvang said.", "Norway", conditions},
		{solvang + "Solvang said Norway would \"strongly resist\" any plan to cut the quota.", "Norway", rejects},
		{solvang + "\"I would like Peru to release the crews,\" Solvang said.", "Norway", demands},
		{solvang + "\"There is no way we will pay the fees,\" Solvang said.", "Norway", rejects},
		{solvang + "Solvang said the government would not allow factory ships.", "Norway", rejects},
		{solvang + "Solvang said it does not want a war.", "Norway", rejects},
		{"Norway insists that the collapse cannot be blamed on its boats alone.", "Norway", denies},
		{"Norway wants to delete from the treaty a clause on sardines.", "Norway", demands},
		{"Peru has promised swift retaliation if Norway imposes tariffs.", "Peru", conditions},
		{"Peru has no intention of withdrawing its ships.", "Peru", rejects},
		{"Norway has ruled out sending divers to the wreck.", "Norway", rejects},
		{"Norway read the treaty. It was rejected by Peru.", "Peru", rejects},
		{"Norway wants to see Peru lift the quota.", "Norway", demands},
		{"Norway agreed that the crews must be released.", "Norway", accepts},
		{"The quota drew sharp criticism from Peru.", "Peru", rejects},
		{"Peru voted to extend the quota.", "Peru", accepts},
		{"Norway proposed that armed guards protect the boats.", "Norway", proposes},
		{solvang + "Solvang said there must be a recount.", "Norway", demands},
		{"Carlos Moreno is Peru's president. " + solvang + "\"Moreno lied. He must resign,\" Solvang said.", "Norway", demands},
		{"Peru no longer insists on the withdrawal of Norwegian ships.", "Peru", concedes},
		{"Norway is against a ban on sardines.", "Norway", rejects},
		{"Norway is in favour of a ban on sardines.", "Norway", accepts},
		{"Norway insisted that its boats had not crossed the line.", "Norway", denies},
		{"Norway called for sanctions, but ignored Peru's call for talks.", "Peru", demands},
		{"Peru's demands include the release of the crews and a pardon.", "Peru", demands},
		{"Peru rejected calls for its president to resign.", "Peru", rejects},
		{"Norway pledged $5 million in aid for the crews.", "Norway", offers},
		{"Peru's lawyers asked the court to dismiss the case.", "Peru", demands},
		{"Peru vowed to scrap the quota.", "Peru", rejects},
		{"Norway was disappointed by the delay of the quota. Peru rejected a delay.", "Norway", rejects},
		{"Norway voiced outrage over the quota. Peru rejected the quota.", "Norway", rejects},
		{"Norway condemned Peru for detaining the crews. Peru refused to release the crews.", "Norway", rejects},
		{"Norway voted in favour of the quota.", "Norway", accepts},
		{solvang + "Solvang called it a mistake to sign the treaty.", "Norway", rejects},
		{"The Northern Nurses' Union sent a letter to the mayor urging him to close the clinic.", "Northern Nurses' Union", demands},
		{"Norway proposed $5 million for a hospital in the harbour.", "Norway", proposes},
	}
	for _, tt := range tests {
		if ps := positions(t, tt.text); !slices.ContainsFunc(ps, func(p news.Position) bool { return p.Party == tt.party && p.Stance == tt.stance }) {
			t.Errorf("%q: no %s %s, got %+v", tt.text, tt.party, tt.stance, ps)
		}
	}
}

// TestAccount holds that a clause of time in a report is the outlet's own, not
// the account of who declined to answer.
func TestAccount(t *testing.T) {
	ps := positions(t, solvang+"Pavel Quispe is Peru's president. Quispe declined to respond when Solvang challenged him to attend the talks in person.")
	i := slices.IndexFunc(ps, func(p news.Position) bool { return p.Party == "Norway" && p.Stance == demands })
	if i < 0 || ps[i].Voice != outlet && ps[i].Voice != told {
		t.Errorf("got %+v", ps)
	}
}

// TestOrder holds that of two equals the one stands first on whose issue more
// sides take a stance.
func TestOrder(t *testing.T) {
	ps := positions(t, "Norway demanded an inquiry. Norway demanded a quota. Peru rejected the quota.")
	if len(ps) != 3 || ps[0].Issue != "quota" || ps[1].Issue != "quota" {
		t.Errorf("got %+v", ps)
	}
}

// TestNoStance holds that what is only supposed, hoped for, told of as a deed
// or asked of the public is no position.
func TestNoStance(t *testing.T) {
	for _, text := range []string{
		"Norway hopes that Peru will accept the quota.",
		"Peru could reject the quota.",
		"Will Peru accept the quota?",
		"The law requires Norway to publish its catch.",
		"Norway offered its condolences to the families.",
		"Norwegian traders doubt that Peru would accept a quota.",
		"Norway wants people to know about the storm.",
		"Peru's proposed quota was printed on Friday.",
		"The storm blocked 60 percent of the exports of Peru.",
		"Peru failed to accept the quota in time.",
		"There will be a storm of words if Peru, whose boats lie in port, refuses the quota.",
		"Norway declined to take sides.",
		"Norway threatened to leave the hall.",
		"Norway voiced no support for the quota.",
		"It was difficult to get Peru's support for the quota.",
		"Peru did not express support for the quota.",
		"Ingrid Solvang is Norway's foreign minister. \"We will not forget the crews,\" Solvang said.",
		"Norway asked aides to print out copies of the letter.",
		"Most Peruvians oppose the quota.",
		solvang + "\"He should be proud,\" Solvang said.",
		solvang + "\"That should never have been made,\" Solvang said.",
		solvang + "Solvang said traders will have to find out how the quota works.",
		solvang + "Solvang said losses should be smaller this year.",
		solvang + "\"We will remember the crews,\" Solvang said.",
		solvang + "Solvang said it might rain.",
		solvang + "\"Many of them must be tired,\" Solvang said.",
		solvang + "Solvang spoke of crews who should be given a pension.",
		solvang + "\"We should not be over-confident,\" Solvang said.",
		"Norway is well prepared for a storm.",
		solvang + "Solvang spoke of plans to visit Lima.",
		"Norway launched its bid for the cup.",
		solvang + "\"We will never give up the fight,\" Solvang said.",
		solvang + "\"I would like to stay,\" Solvang said.",
		solvang + "\"Life is not fair,\" Solvang said.",
		solvang + "Solvang asked which king or minister should resign.",
		"Norway is seeking to build an edge.",
		"Peru does not wholly support the quota.",
		solvang + "Solvang said nets have to be stripped down.",
		"Norway assumed that it was not guilty of negligence.",
		"Norway refused to give a date.",
		"Peru will not back off the quota.",
		"Norway votes in May on whether to extend the quota.",
		"The quota will face criticism from Peru.",
		"Norway admitted it was unsure what had happened to the crews.",
		"Banners asked how many must die to move the council.",
		"Norway would try to block the sale.",
		"Norway did not veto the treaty.",
		"Senior officials rejected the quota.",
		"Norway expects the treaty to help its trade.",
		"The treaty will hold, providing it is ratified by Peru.",
		"Norway called it a plan to put an end to the quota.",
		"The crews held a conference call for the latest on the quota.",
		solvang + "Solvang said the captain had yet to sign the treaty.",
		solvang + "\"Young people who vote are essential,\" Solvang said.",
		"The Herald's correspondent Ada Vell demanded an answer.",
		"A Norwegian minister asked not to be named.",
		"Norway blamed Peru for the storm.",
		"Norway praised his wit.",
		"Norway admitted that the day had been fine.",
		"Norway challenged the power of the council to send boats.",
		"Norway vowed to prosecute the captains.",
		"There was no evidence that Norway rejected the quota.",
		"The crews pushed for two days.",
		solvang + "Solvang said the cost of the harbour should fall.",
		solvang + "Solvang said Peru had a part to play in the talks.",
		solvang + "Solvang said there would be no storm.",
		solvang + "\"We will start tomorrow if the day is dry,\" Solvang said.",
		solvang + "Solvang said the treaty had helped the crews.",
		solvang + "Solvang said she would sail even if Peru signed the treaty.",
		"A Norwegian minister spoke of accusations that Peru was ready to release the crews.",
	} {
		if ps := surer(positions(t, text)); len(ps) > 0 {
			t.Errorf("%q: %s %s %q", text, ps[0].Party, ps[0].Stance, ps[0].Text)
		}
	}
}

// surer gives the positions that are more than a guess: the model may take some words for a
// stance that no table takes for one.
func surer(ps []news.Position) []news.Position {
	return slices.DeleteFunc(ps, func(p news.Position) bool { return p.Grade == news.GradeC })
}

// TestAsked holds that what is asked, and what there is no sign of, is nobody's stance.
func TestAsked(t *testing.T) {
	for _, text := range []string{
		"Will Peru accept the quota?",
		"Reporters asked which of the captains should resign.",
		"There was no evidence that Norway rejected the quota.",
	} {
		if ps := positions(t, text); len(ps) > 0 {
			t.Errorf("%q: %+v", text, ps)
		}
	}
}

// TestIssue holds the words for an issue: whole, and not the contrary of what is
// wanted.
func TestIssue(t *testing.T) {
	tests := []struct{ text, issue, ends string }{
		{"Norway demanded an immediate end to the shelling.", "end to shelling", "shelling"},
		{"Norway urged Peru to cancel the summit.", "cancel summit", "summit"},
		{"Peru has rejected a plan to cut the sardine quota.", "cut sardine quota", "quota"},
		{"Peru refused to suspend its patrols unless Norway withdraws its trawlers.", "suspend patrols", "trawlers"},
		{"Peru urged Ada Vell to withdraw from the race.", "withdraw from race", "race"},
		{"Norway rejected a plan to delay the vote.", "delay vote", "vote"},
		{"The Northern Nurses' Union suggested judges should reduce sentences.", "reduce sentences", "sentences"},
		{"Peru rejected the allegations that its crews had fired.", "allegations that its crews had fired", ""},
	}
	for _, tt := range tests {
		ps := positions(t, tt.text)
		if len(ps) != 1 || ps[0].Issue != tt.issue || !strings.HasSuffix(ps[0].Text, tt.ends) {
			t.Errorf("%q: want issue %q, got %+v", tt.text, tt.issue, ps)
		}
	}
}

// TestIssuesApart holds that one noun narrowed by two things is two issues, and
// that a bare noun is of the issue of which most speak.
func TestIssuesApart(t *testing.T) {
	ps := positions(t, "Peru refused to pay the harbour fees. Norway demanded an export fee. Norway rejected the harbour fee. Peru rejected the fee.")
	issue := map[string]string{}
	for _, p := range ps {
		issue[p.Party+" "+p.Stance] = p.Issue
	}
	if len(ps) != 3 || issue["Norway demands"] == issue["Norway rejects"] || issue["Peru rejects"] != issue["Norway rejects"] {
		t.Errorf("%v of %+v", issue, ps)
	}
}
