package name

// Humans is humans, for tests.
var Humans = humans
