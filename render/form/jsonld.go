package form

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"synoptic/news"
)

// node is a node of linked data.
type node map[string]any

// put adds a value that is not empty.
func (n node) put(key string, v any) {
	switch x := v.(type) {
	case string:
		if x == "" {
			return
		}
	case []string:
		if len(x) == 0 {
			return
		}
	case []node:
		if len(x) == 0 {
			return
		}
	}
	n[key] = v
}

func ref(id string) node { return node{"@id": id} }

// JSONLD writes the record as linked data in the words of schema.org: the
// event, its articles (NewsArticle), the people and bodies, what was said
// (Quotation), what parties want and how many (Claim, each with the articles
// in which it appears), and what happened (Event).
func JSONLD(w io.Writer, d *news.Dossier) error {
	l := &linker{d: d, names: namesOf(d), article: map[string]string{}, entity: map[string]bool{}}
	for _, a := range d.Articles {
		l.article[a.ID] = "urn:synoptic:article:" + a.ID
	}
	for _, e := range d.Entities {
		l.entity[e.ID] = true
	}
	graph := []node{l.record(), l.event()}
	graph = append(graph, l.articles()...)
	graph = append(graph, l.entities()...)
	graph = append(graph, l.quotations()...)
	graph = append(graph, l.claims()...)
	graph = append(graph, l.happenings()...)
	out := json.NewEncoder(w)
	out.SetEscapeHTML(true) // it may be put into a page as it is
	out.SetIndent("", "  ")
	return out.Encode(node{"@context": "https://schema.org", "@graph": graph})
}

type linker struct {
	d       *news.Dossier
	names   namer
	article map[string]string
	entity  map[string]bool
}

func (l *linker) story() string { return "urn:synoptic:story:" + l.d.Story.ID }

// who refers to an entity, or names what is none.
func (l *linker) who(ids ...string) []node {
	var out []node
	for _, id := range ids {
		switch {
		case id == "":
		case l.entity[id]:
			out = append(out, ref("urn:synoptic:entity:"+id))
		default:
			out = append(out, node{"@type": "Organization", "name": id})
		}
	}
	return out
}

func (l *linker) in(ids []string) []node {
	var out []node
	for _, id := range ids {
		out = append(out, ref(l.article[id]))
	}
	return out
}

// record is the record itself, with the version of its form.
func (l *linker) record() node {
	n := node{"@id": "urn:synoptic:record:" + l.d.Story.ID, "@type": "CreativeWork", "about": ref(l.story())}
	n.put("name", l.d.Story.Title)
	n.put("schemaVersion", l.d.Schema)
	n.put("dateModified", string(l.d.Story.LastPublished))
	return n
}

func (l *linker) event() node {
	s := l.d.Story
	n := node{"@id": l.story(), "@type": "Event", "name": s.Title}
	from, to, _ := days(s.EventDate)
	n.put("startDate", s.EventDate.Value)
	if from != to {
		n.put("endDate", to)
	}
	var places []node
	for _, p := range s.Places {
		places = append(places, node{"@type": "Place", "name": l.names.one(p)})
	}
	n.put("location", places)
	var words []string
	for _, x := range s.Summary {
		words = append(words, x.Text)
	}
	n.put("description", strings.Join(words, " "))
	var ids []string
	for _, a := range l.d.Articles {
		ids = append(ids, a.ID)
	}
	n.put("subjectOf", l.in(ids))
	return n
}

func (l *linker) articles() (out []node) {
	for _, a := range l.d.Articles {
		n := node{"@id": l.article[a.ID], "@type": "NewsArticle", "identifier": a.ID, "about": ref(l.story()), "wordCount": a.Words}
		n.put("headline", string(a.Title))
		n.put("url", string(a.URL))
		n.put("datePublished", string(a.Published.Value))
		n.put("dateline", string(a.Dateline))
		if a.Outlet != "" {
			n["publisher"] = node{"@type": "Organization", "name": string(a.Outlet)}
		}
		if a.Byline != "" {
			n["author"] = node{"@type": "Person", "name": string(a.Byline)}
		}
		out = append(out, n)
	}
	return out
}

func (l *linker) entities() (out []node) {
	kinds := map[news.EntityType]string{news.Person: "Person", news.Organization: "Organization", news.Place: "Place", news.Country: "Country"}
	for _, e := range l.d.Entities {
		kind := kinds[e.Type]
		if kind == "" {
			continue
		}
		n := node{"@id": "urn:synoptic:entity:" + e.ID, "@type": kind, "name": e.Name}
		var other, jobs []string
		for _, f := range e.Names {
			if f.Text != e.Name {
				other = append(other, f.Text)
			}
		}
		n.put("alternateName", other)
		if e.Type == news.Person {
			for _, r := range e.Roles {
				if !r.Former {
					jobs = append(jobs, r.Title)
				}
			}
			n.put("jobTitle", jobs)
			if e.Party != "" {
				n["affiliation"] = node{"@type": "Organization", "name": string(e.Party)}
			}
		}
		if e.Wikidata != "" {
			n["sameAs"] = "http://www.wikidata.org/entity/" + string(e.Wikidata)
		}
		out = append(out, n)
	}
	return out
}

func (l *linker) quotations() (out []node) {
	for _, s := range l.d.Statements {
		n := node{"@id": "urn:synoptic:line:" + s.ID, "@type": "Quotation", "text": s.Content, "about": ref(l.story()), "isPartOf": l.in(s.Articles)}
		if s.Mode != "direct" { // not, or not all, in the speaker's own words
			n["@type"] = "Claim"
			delete(n, "isPartOf")
			n["appearance"] = l.in(s.Articles)
		}
		if s.Speaker.Entity != "" {
			n.put("creator", l.who(string(s.Speaker.Entity)))
		} else if s.Speaker.Text != "" {
			n["creditText"] = s.Speaker.Text
		}
		n.put("dateCreated", s.Said.When.Value)
		out = append(out, n)
	}
	return out
}

func (l *linker) claims() (out []node) {
	claim := func(id, text string, articles []string) node {
		n := node{"@id": "urn:synoptic:line:" + id, "@type": "Claim", "text": text, "about": ref(l.story()), "appearance": l.in(articles)}
		out = append(out, n)
		return n
	}
	for _, p := range l.d.Positions {
		n := claim(p.ID, p.Text, p.Articles)
		n.put("name", p.Party+" "+p.Stance+": "+p.Issue)
		n.put("author", l.who(p.By...))
		n.put("dateCreated", p.When.Value)
	}
	for _, f := range l.d.Figures {
		for i, r := range f.Readings {
			n := claim(f.ID+":"+strconv.Itoa(i), r.Text, r.Articles) // one article may have two readings
			n.put("name", strings.TrimSpace(f.Measure+" "+f.Of))
			n["mainEntity"] = node{"@type": "QuantitativeValue", "value": r.Best, "minValue": r.Low, "maxValue": r.High, "unitText": f.Unit}
		}
	}
	return out
}

func (l *linker) happenings() (out []node) {
	for _, x := range l.d.Events {
		n := node{"@id": "urn:synoptic:line:" + x.ID, "@type": "Event", "name": x.Text, "superEvent": ref(l.story()), "subjectOf": l.in(x.Articles)}
		if x.Background {
			delete(n, "superEvent")
			n["about"] = ref(l.story())
		}
		n.put("startDate", x.When.Value)
		n.put("actor", l.who(x.Actors...))
		if x.Place != "" {
			n["location"] = node{"@type": "Place", "name": l.names.one(string(x.Place))}
		}
		n.put("keywords", x.Type)
		out = append(out, n)
	}
	return out
}
