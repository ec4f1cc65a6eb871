package name

// Humans and Firms are humans and firms, for tests.
var (
	Humans = humans
	Firms  = firms
)
