package web_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// stops names in the page what Tab has to reach, in the order of the page, and
// tells how many that is.
const stops = `(window.stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(e =>
	e.tabIndex >= 0 && !e.disabled && e.type !== "hidden" && e.checkVisibility({visibilityProperty: true}))).length`

// standing tells of the element that has the focus: its place among the stops,
// what it is, whether it shows that it has the focus, and whether it stands
// where it is seen: on the screen, and under nothing else.
const standing = `(() => {
	const e = document.activeElement, s = getComputedStyle(e);
	if (e === document.body) return JSON.stringify({at: -1, what: "BODY"});
	const boxes = [...e.getClientRects()].filter(r => r.width > 0 && r.height > 0), in_ = r => r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
	const clear = r => [.5, .1, .9].some(f => [.5, .1, .9].some(g => {
		const x = r.left + r.width * f, y = r.top + r.height * g, top = document.elementFromPoint(x, y);
		return top && (e.contains(top) || top.contains(e));
	}));
	return JSON.stringify({at: window.stops.indexOf(e), what: e.tagName + "." + (e.getAttribute("class") || "") + "#" + e.id + " " + e.textContent.trim().slice(0, 40),
		seen: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 || e.type === "checkbox" && s.outlineStyle !== "none",
		shown: boxes.some(r => in_(r) && clear(r)), main: !!e.closest("main, #main") || !!(document.querySelector("#main").compareDocumentPosition(e) & 4)});
})()`

// stand is where the focus stands.
type stand struct {
	At                int
	What              string
	Seen, Shown, Main bool
}

func (b *browser) stand(t *testing.T) (s stand) {
	t.Helper()
	if err := json.Unmarshal([]byte(eval[string](t, b, standing)), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestKeysEverywhere goes through every page by Tab alone: all that can be used
// is reached, in the order of the page, and is seen where it stands; there is no
// way in without a way out, back too; and the first stop leads past the head.
func TestKeysEverywhere(t *testing.T) {
	d := looked(t)
	b := newBrowser(t, d)
	for _, look := range []int{0, 3} {
		b.do(t, chromedp.EmulateViewport(looks[look].width, looks[look].height), scheme(looks[look].scheme))
		for _, path := range pages(t, d) {
			where := path + " (" + looks[look].name + ")"
			b.do(t, b.open(path), chromedp.WaitReady("main"))
			b.walk(t, where)
			b.skip(t, where)
			b.well(t, where)
		}
	}
}

// walk goes through the page that is open by Tab, and some steps back.
func (b *browser) walk(t *testing.T, where string) {
	t.Helper()
	all := eval[int](t, b, stops)
	if eval[bool](t, b, `!!document.querySelector("[autofocus]")`) {
		eval[int](t, b, `(document.querySelector(".skip").focus(), 0)`)
	} else {
		b.do(t, chromedp.KeyEvent(kb.Tab))
	}
	s := b.stand(t)
	if !strings.HasPrefix(s.What, "A.skip") {
		t.Errorf("%s: the first stop is %s", where, s.What)
	}
	reached, last := map[int]bool{s.At: true}, s
	for n := 0; ; n++ {
		b.do(t, chromedp.KeyEvent(kb.Tab))
		if s = b.stand(t); s.At < 0 && s.What == "BODY" || s.At == 0 {
			break
		}
		if n > 8*all+40 {
			t.Fatalf("%s: no way out; at %s", where, s.What)
		}
		if s.At == last.At { // a part of a date
			continue
		}
		if s.At >= 0 && s.At < last.At {
			t.Errorf("%s: %s comes after %s", where, s.What, last.What)
		}
		if !s.Seen || !s.Shown {
			t.Errorf("%s: %s has the focus and is not seen (its ring %v, on the screen %v)", where, s.What, s.Seen, s.Shown)
		}
		if reached[s.At] = true; s.At >= 0 {
			last = s
		}
	}
	if left := eval[string](t, b, `window.stops.map((e, i) => i + " " + e.outerHTML.slice(0, 80)).join("\n")`); len(reached) < all {
		for i, what := range strings.Split(left, "\n") {
			if !reached[i] {
				t.Errorf("%s: Tab does not reach %s", where, what)
			}
		}
	}
	before := last
	b.do(t, chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)), chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)))
	if s = b.stand(t); all > 2 && (s.What == "BODY" || s.At > before.At) {
		t.Errorf("%s: back from %s leads to %s", where, before.What, s.What)
	}
}

// skip takes the first stop's way past the head.
func (b *browser) skip(t *testing.T, where string) {
	t.Helper()
	eval[int](t, b, `(document.querySelector(".skip").focus(), 0)`)
	b.do(t, chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Tab))
	if s := b.stand(t); s.What != "BODY" && s.At != 0 && !s.Main {
		t.Errorf("%s: past the head stands %s", where, s.What)
	}
}

// TestByKeysAlone finds something, opens it and closes what it opened without a
// pointer: from the first page to a hit, to its record, and through its menus.
func TestByKeysAlone(t *testing.T) {
	d := looked(t)
	b := newBrowser(t, d)
	to := func(css string) {
		t.Helper()
		for range 400 {
			if eval[bool](t, b, `document.activeElement.matches(`+"`"+css+"`"+`)`) {
				return
			}
			b.do(t, chromedp.KeyEvent(kb.Tab))
		}
		t.Fatalf("%s is not reached", css)
	}
	b.do(t, chromedp.EmulateViewport(1280, 900), b.open("/"), chromedp.WaitReady("main"))
	to(".ask input")
	b.do(t, chromedp.KeyEvent("pier"), chromedp.KeyEvent(kb.Enter), chromedp.WaitReady(".hits"))
	to(".hits .title")
	b.do(t, chromedp.KeyEvent(kb.Enter), chromedp.WaitReady(".data, #record"))
	if at := b.path(t); !strings.HasPrefix(at, "/articles/") && !strings.HasPrefix(at, "/stories/") {
		t.Fatalf("a hit leads to %s", at)
	}
	story, _, _ := d.ids(t)
	b.do(t, b.open("/stories/"+story), chromedp.WaitReady("#record"))
	to(".strip summary")
	b.do(t, chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(".strip details[open] a"), chromedp.KeyEvent(kb.Tab))
	if !eval[bool](t, b, `!!document.activeElement.closest("details[open] p")`) {
		t.Error("Tab does not go into what was opened")
	}
	b.do(t, chromedp.KeyEvent(kb.Escape))
	if eval[bool](t, b, `!!document.querySelector(".strip details[open]") || !document.activeElement.matches("summary")`) {
		t.Error("Escape does not close what was opened, and go back to it")
	}
	to("a.judge")
	b.do(t, chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible("dialog.sheet"))
	for range 40 { // the dialog holds the focus while it is open
		b.do(t, chromedp.KeyEvent(kb.Tab))
		if eval[bool](t, b, `document.activeElement !== document.body && !document.activeElement.closest("dialog")`) {
			t.Fatal("Tab leaves an open dialog")
		}
	}
	b.do(t, chromedp.KeyEvent(kb.Escape))
	if eval[bool](t, b, `!!document.querySelector("dialog") || !document.activeElement.matches("a.judge")`) {
		t.Error("Escape does not close the dialog, and go back to the line")
	}
	b.well(t, "by keys alone")
}
