package storetest

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"synoptic/news"
)

// RunPeople tests how a store keeps people. open gives a new, empty one at
// every call.
func RunPeople(t *testing.T, open func(t *testing.T) news.People) {
	for _, c := range []struct {
		name string
		test func(*testing.T, news.People)
	}{
		{"accounts", accounts}, {"sessions", sessions}, {"tokens", tokens}, {"acts", acts}, {"whole or nothing", wholePeople}, {"one name, many at once", names},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open(t)) })
	}
}

// noon is when things happen here, to the millisecond.
var noon = time.Date(2031, 3, 14, 12, 0, 0, 5e6, time.UTC)

func admit(t *testing.T, s news.People, c *news.PeopleChange) {
	t.Helper()
	if err := s.Admit(t.Context(), c); err != nil {
		t.Fatal(err)
	}
}

func account(id, name string) *news.Account {
	return &news.Account{ID: id, Name: name, Role: "reader", Hash: "hash of " + id, Made: noon}
}

func accounts(t *testing.T, s news.People) {
	if got := list(t, s.Accounts(t.Context())); len(got) != 0 {
		t.Fatalf("accounts of a new store: %v", got)
	}
	zoe, abe := account("a1", "zoë"), account("a2", "abe")
	abe.Subject = "https://issuer.example 7"
	admit(t, s, &news.PeopleChange{Accounts: []*news.Account{zoe, abe}})
	got := list(t, s.Accounts(t.Context()))
	if len(got) != 2 || *got[0] != *abe || *got[1] != *zoe {
		t.Fatalf("accounts: %+v", got)
	}
	for _, q := range [][3]string{{"a2"}, {"", "abe"}, {"", "", "https://issuer.example 7"}} {
		if a, err := s.Account(t.Context(), q[0], q[1], q[2]); err != nil || *a != *abe {
			t.Errorf("%v: %+v, %v", q, a, err)
		}
	}
	for _, q := range [][3]string{{"none"}, {"", "ab"}, {"", "", "x"}, {}} { // zoë has no subject: "" finds nobody
		if a, err := s.Account(t.Context(), q[0], q[1], q[2]); news.KindOf(err) != news.Missing {
			t.Errorf("%v: %+v, %v", q, a, err)
		}
	}
	for _, a := range []*news.Account{{ID: "a3", Name: "abe", Role: "admin", Made: noon}, {ID: "a3", Name: "cy", Subject: abe.Subject, Made: noon}, {ID: "a4", Name: "abe", Made: noon}} {
		if err := s.Admit(t.Context(), &news.PeopleChange{Accounts: []*news.Account{a}}); news.KindOf(err) != news.Conflict {
			t.Errorf("%+v beside abe: %v", a, err)
		}
	}
	admit(t, s, &news.PeopleChange{Set: []*news.Account{{ID: "a1", Role: "admin"}, {ID: "gone", Role: "admin"}}})
	admit(t, s, &news.PeopleChange{Set: []*news.Account{{ID: "a1", Hash: "another"}}})
	zoe.Role, zoe.Hash = "admin", "another"
	if a, err := s.Account(t.Context(), "a1", "", ""); err != nil || *a != *zoe {
		t.Errorf("changed: %+v, %v", a, err)
	}
	admit(t, s, &news.PeopleChange{Remove: []string{"a1"}})
	admit(t, s, &news.PeopleChange{Remove: []string{"a1"}})
	if got := list(t, s.Accounts(t.Context())); len(got) != 1 {
		t.Errorf("after a removal: %+v", got)
	}
}

func sessions(t *testing.T, s news.People) {
	admit(t, s, &news.PeopleChange{Accounts: []*news.Account{account("a1", "ana"), account("a2", "bo")}})
	open := func(hash, who string, made, seen time.Time) *news.Session {
		return &news.Session{Hash: hash, Account: who, Made: made, Seen: seen, From: "192.0.2.7", Agent: "Browser\x00 1"}
	}
	one, two, other := open("h1", "a1", noon, noon), open("h2", "a1", noon, noon.Add(time.Hour)), open("h3", "a2", noon, noon)
	admit(t, s, &news.PeopleChange{Sessions: []*news.Session{one, two, other}})
	got, who, err := s.Session(t.Context(), "h1")
	if one.Agent = "Browser\uFFFD 1"; err != nil || *got != *one || who.Name != "ana" || !who.Made.Equal(noon) {
		t.Fatalf("%+v %+v %v", got, who, err)
	}
	if l := list(t, s.Sessions(t.Context(), "a1")); len(l) != 2 || l[0].Hash != "h2" {
		t.Errorf("the sessions of one: %+v", l)
	}
	later := noon.Add(2 * time.Hour)
	admit(t, s, &news.PeopleChange{Uses: []news.Use{{Session: "h1", At: later}, {Session: "h1", At: noon}, {Session: "gone", At: later}}})
	if got, _, _ := s.Session(t.Context(), "h1"); !got.Seen.Equal(later) {
		t.Errorf("seen %v: a use was not kept, or an earlier one won", got.Seen)
	}
	if _, _, err := s.Session(t.Context(), "gone"); news.KindOf(err) != news.Missing {
		t.Errorf("a use made a session: %v", err)
	}
	admit(t, s, &news.PeopleChange{End: []string{"h2"}, Stale: news.Expiry{Seen: noon.Add(time.Minute)}})
	if _, _, err := s.Session(t.Context(), "h2"); news.KindOf(err) != news.Missing {
		t.Errorf("an ended session: %v", err)
	}
	if _, _, err := s.Session(t.Context(), "h3"); news.KindOf(err) != news.Missing {
		t.Errorf("an idle session: %v", err)
	}
	if _, _, err := s.Session(t.Context(), "h1"); err != nil {
		t.Errorf("a session in use: %v", err)
	}
	admit(t, s, &news.PeopleChange{EndOf: []string{"a1"}, Sessions: []*news.Session{open("h4", "a1", noon, noon)}})
	if l := list(t, s.Sessions(t.Context(), "a1")); len(l) != 1 || l[0].Hash != "h4" {
		t.Errorf("all of one ended, a new one begun: %+v", l)
	}
	admit(t, s, &news.PeopleChange{Stale: news.Expiry{Made: noon.Add(time.Millisecond)}})
	if l := list(t, s.Sessions(t.Context(), "a1")); len(l) != 0 {
		t.Errorf("too old, and there: %+v", l)
	}
	admit(t, s, &news.PeopleChange{Sessions: []*news.Session{open("h5", "a2", noon, noon)}})
	admit(t, s, &news.PeopleChange{Remove: []string{"a2"}})
	if _, _, err := s.Session(t.Context(), "h5"); news.KindOf(err) != news.Missing {
		t.Errorf("the session of a removed account: %v", err)
	}
}

func tokens(t *testing.T, s news.People) {
	admit(t, s, &news.PeopleChange{Accounts: []*news.Account{account("a1", "ana"), account("a2", "bo")}})
	x := &news.APIToken{ID: "t1", Account: "a1", Label: "feeds", Hash: "h", Role: "reader", Made: noon, Expires: noon.Add(24 * time.Hour)}
	y := &news.APIToken{ID: "t0", Account: "a2", Hash: "h2", Role: "admin", Made: noon.Add(time.Second), Expires: noon.Add(time.Hour), Used: noon}
	admit(t, s, &news.PeopleChange{Tokens: []*news.APIToken{x, y}})
	got, who, err := s.Token(t.Context(), "t1")
	if err != nil || *got != *x || who.Name != "ana" {
		t.Fatalf("%+v %+v %v", got, who, err)
	}
	if l := list(t, s.Tokens(t.Context(), "")); len(l) != 2 || l[0].ID != "t1" || *l[1] != *y {
		t.Errorf("all tokens: %+v", l)
	}
	if l := list(t, s.Tokens(t.Context(), "a2")); len(l) != 1 || l[0].ID != "t0" {
		t.Errorf("tokens of one: %+v", l)
	}
	admit(t, s, &news.PeopleChange{Uses: []news.Use{{Token: "t1", At: noon.Add(time.Minute)}}})
	if got, _, _ := s.Token(t.Context(), "t1"); !got.Used.Equal(noon.Add(time.Minute)) {
		t.Errorf("used %v", got.Used)
	}
	admit(t, s, &news.PeopleChange{Stale: news.Expiry{Tokens: noon.Add(2 * time.Hour)}})
	if _, _, err := s.Token(t.Context(), "t0"); news.KindOf(err) != news.Missing {
		t.Errorf("an expired token: %v", err)
	}
	admit(t, s, &news.PeopleChange{Revoke: []string{"t1"}})
	if _, _, err := s.Token(t.Context(), "t1"); news.KindOf(err) != news.Missing {
		t.Errorf("a revoked token: %v", err)
	}
	admit(t, s, &news.PeopleChange{Tokens: []*news.APIToken{x}})
	admit(t, s, &news.PeopleChange{Remove: []string{"a1"}})
	if l := list(t, s.Tokens(t.Context(), "")); len(l) != 0 {
		t.Errorf("the tokens of a removed account: %+v", l)
	}
}

func acts(t *testing.T, s news.People) {
	var c news.PeopleChange
	for i := range 5 {
		c.Acts = append(c.Acts, news.Act{At: noon.Add(time.Duration(i) * time.Second), Who: []string{"ana", "bo"}[i%2], What: "login", On: fmt.Sprint(i), From: "192.0.2.7", Detail: "d\x00"})
	}
	admit(t, s, &c)
	got := list(t, s.Acts(t.Context(), news.ActQuery{Limit: 2}))
	if len(got) != 2 || got[0].On != "4" || got[1].On != "3" || got[0].Detail != "d\uFFFD" || !got[0].At.Equal(noon.Add(4*time.Second)) || got[0].N <= got[1].N {
		t.Fatalf("the latest two: %+v", got)
	}
	if got := list(t, s.Acts(t.Context(), news.ActQuery{Before: got[1].N, Who: "ana"})); len(got) != 2 || got[0].On != "2" || got[1].On != "0" {
		t.Errorf("ana's before these: %+v", got)
	}
}

func wholePeople(t *testing.T, s news.People) {
	err := s.Admit(t.Context(), &news.PeopleChange{Accounts: []*news.Account{account("a1", "ana")},
		Sessions: []*news.Session{{Hash: "h", Account: "nobody", Made: noon, Seen: noon}}, Acts: []news.Act{{At: noon, Who: "ana"}}})
	if err == nil {
		t.Fatal("a session of no account was kept")
	}
	if l := list(t, s.Accounts(t.Context())); len(l) != 0 {
		t.Errorf("part of a refused change was kept: %+v", l)
	}
	if l := list(t, s.Acts(t.Context(), news.ActQuery{})); len(l) != 0 {
		t.Errorf("part of a refused change was kept: %+v", l)
	}
}

// names checks that of many who ask for one name at once one gets it.
func names(t *testing.T, s news.People) {
	var wg sync.WaitGroup
	errs := make([]error, 6)
	for i := range errs {
		wg.Go(func() {
			errs[i] = s.Admit(t.Context(), &news.PeopleChange{Accounts: []*news.Account{account(fmt.Sprint("a", i), "ana")}})
		})
	}
	wg.Wait()
	won := len(slices.DeleteFunc(slices.Clone(errs), func(err error) bool { return err != nil }))
	if err := errors.Join(slices.DeleteFunc(errs, func(err error) bool { return news.KindOf(err) == news.Conflict })...); err != nil || won != 1 {
		t.Errorf("%d got the name: %v", won, err)
	}
}
