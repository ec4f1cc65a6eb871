package access

import (
	"errors"
	"net/http"

	"synoptic/news"
)

// Gate stands before every route: it finds out who asks, puts the person into
// the request's context, and refuses those whose role does not reach.
type Gate struct {
	// Who tells who asks; nil where there are no accounts.
	Who func(*http.Request) (Person, error)
}

// Off is the gate of a desk without accounts: whoever reaches it is Local.
func Off() *Gate { return &Gate{} }

// Mux gives the mux of the tables of routes, every route behind the gate. A
// route without a role is a fault of the program and panics.
func (g *Gate) Mux(tables ...Table) *http.ServeMux {
	mux := http.NewServeMux()
	for _, t := range tables {
		for _, r := range t.Routes {
			if r.Role < Nobody || r.Role > Admin {
				panic("access: route " + r.Pattern + " has no role")
			}
			mux.Handle(r.Pattern, g.guard(r, t.Refuse))
		}
	}
	return mux
}

func (g *Gate) guard(route Route, refuse func(http.ResponseWriter, *http.Request, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		who := Local()
		if g.Who != nil {
			var err error
			if who, err = g.Who(r); err != nil {
				refuse(w, r, err)
				return
			}
		}
		r = r.WithContext(With(r.Context(), who))
		switch {
		case who.May(route.Role):
			route.Handler.ServeHTTP(w, r)
		case who.Role <= Nobody:
			refuse(w, r, &news.Error{Kind: news.Login, Hint: "log in, or send a token", Err: errors.New("who asks is not known")})
		default:
			refuse(w, r, &news.Error{Kind: news.Denied, Hint: "an admin gives roles",
				Err: errors.New("this needs the role " + route.Role.String() + ", and " + who.Name + " has " + who.Role.String())})
		}
	})
}
