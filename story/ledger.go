package story

// Ledger keeps what the moves of an Index come to: the story of every article
// that was ever placed, held or not.
type Ledger struct {
	of      map[string]string   // article -> story
	members map[string][]string // story -> articles
	gone    map[string]string   // merged story -> the story it is now
}

// NewLedger gives an empty Ledger.
func NewLedger() *Ledger {
	return &Ledger{map[string]string{}, map[string][]string{}, map[string]string{}}
}

// Apply follows the moves of one decision.
func (l *Ledger) Apply(moves []Move) {
	for _, m := range moves {
		switch m.Kind {
		case Opened, Attached, Split, Moved:
			delete(l.gone, m.Story)
			for _, a := range m.Articles {
				l.put(a, m.Story)
			}
		case Merged:
			for _, a := range l.members[m.From] {
				l.of[a] = m.Story
			}
			l.members[m.Story] = append(l.members[m.Story], l.members[m.From]...)
			delete(l.members, m.From)
			l.gone[m.From] = m.Story
		}
	}
}

func (l *Ledger) put(article, story string) {
	if old, ok := l.of[article]; ok {
		list := l.members[old]
		for i, a := range list {
			if a == article {
				l.members[old] = append(list[:i:i], list[i+1:]...)
				break
			}
		}
	}
	l.of[article] = story
	l.members[story] = append(l.members[story], article)
}

// Story gives the story of an article, "" when it was never placed.
func (l *Ledger) Story(article string) string { return l.of[article] }

// Resolve gives the story that a story's id leads to now.
func (l *Ledger) Resolve(story string) string {
	for range len(l.gone) {
		next, ok := l.gone[story]
		if !ok {
			break
		}
		story = next
	}
	return story
}
