// Package access tells who acts, and what each may do: roles, the table of
// routes with the role that each needs, and the gate before all of them. A desk
// on the machine itself has no accounts; then everybody who reaches it is the
// local person, who may do everything.
package access

import (
	"context"
	"net/http"
)

// Role is what somebody may do; a greater one may all that a lesser may.
type Role int

// The roles. The zero Role is none: a route that needs it is refused where the
// table is made, so that a route without a role is never open by oversight.
const (
	None    Role = iota
	Nobody       // whoever asks, known or not: the way in, styles
	Reader       // reads everything
	Analyst      // vets, merges, splits, names: whatever changes a record
	Admin        // people, their tokens, the audit log
)

var roleNames = [...]string{"none", "nobody", "reader", "analyst", "admin"}

func (r Role) String() string {
	if r < None || r > Admin {
		return roleNames[None]
	}
	return roleNames[r]
}

// ParseRole gives the role of a name that an account can have: reader, analyst
// or admin; None for any other.
func ParseRole(name string) Role {
	for r := Reader; r <= Admin; r++ {
		if name == roleNames[r] {
			return r
		}
	}
	return None
}

// Person is who acts.
type Person struct {
	ID    string // of the account; LocalName where there are none
	Name  string // as it stands beside what the person did
	Role  Role
	Token string // id of the API token that acts in the person's name; "" for the person
	From  string // where the person asks from: an address, or the command line
}

// May tells whether the person's role reaches to a role.
func (p Person) May(r Role) bool { return r != None && (r == Nobody || p.Role >= r) }

// LocalName is who acts where there are no accounts.
const LocalName = "local"

// Local is whoever works on the machine itself, without accounts.
func Local() Person { return Person{ID: LocalName, Name: LocalName, Role: Admin} }

type personKey struct{}

// With gives a context in which a person acts.
func With(ctx context.Context, p Person) context.Context {
	return context.WithValue(ctx, personKey{}, p)
}

// From tells who acts in a context. Where nobody was put in, it is a person
// without a name and with the role Nobody.
func From(ctx context.Context) Person {
	if p, ok := ctx.Value(personKey{}).(Person); ok {
		return p
	}
	return Person{Role: Nobody}
}

// Route is one row of the table of routes: a pattern of http.ServeMux, the
// role that it needs, and what answers.
type Route struct {
	Pattern string // "GET /path/{id}"
	Role    Role
	Handler http.Handler
	Own     bool // for the person alone: no token of theirs does it
}

// To gives a row of the table of routes. There is no row without a role.
func To(pattern string, needs Role, h http.Handler) Route {
	return Route{Pattern: pattern, Role: needs, Handler: h}
}

// Own gives a row for the person alone: a token that was stolen makes no other
// and opens no account.
func Own(pattern string, needs Role, h http.Handler) Route {
	return Route{Pattern: pattern, Role: needs, Handler: h, Own: true}
}

// Table is the routes of one kind of answer, and how those are refused who may
// not have it.
type Table struct {
	Routes []Route
	Refuse func(w http.ResponseWriter, r *http.Request, why error)
}
