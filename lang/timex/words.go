package timex

import (
	"synoptic/wordlist"
)

var months = map[string]int{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
	"dec": 12, "jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8, "sep.": 9, "sept.": 9,
	"oct.": 10, "nov.": 11, "dec.": 12}

// shaky months are words or given names too.
var shaky = wordlist.Set("may march april june august jan mar sep dec jun jul jan. mar.")

var weekdays = map[string]int{"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sunday": 7, "mon.": 1, "tue.": 2, "tues.": 2, "wed.": 3, "thu.": 4, "thur.": 4, "thurs.": 4, "fri.": 5, "sat.": 6,
	"sun.": 7, "tues": 2, "thurs": 4, "thur": 4, "mondays": 1, "tuesdays": 2, "wednesdays": 3, "thursdays": 4,
	"fridays": 5, "saturdays": 6, "sundays": 7}

var seasons = map[string]string{"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI",
	"springtime": "SP", "summertime": "SU", "wintertime": "WI"}

// partsOfDay give TIMEX3's codes.
var partsOfDay = map[string]string{"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO",
	"midday": "MI", "dusk": "EV", "daybreak": "MO", "sunrise": "MO", "sunset": "EV", "nightfall": "NI", "lunchtime": "MI",
	"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"}

// units of time, by TIMEX3's letter; "TM" is minutes, "M" months.
var units = map[string]string{"year": "Y", "years": "Y", "yr": "Y", "yrs": "Y", "month": "M", "months": "M", "week": "W",
	"weeks": "W", "day": "D", "days": "D", "hour": "TH", "hours": "TH", "hr": "TH", "hrs": "TH", "minute": "TM",
	"minutes": "TM", "min": "TM", "mins": "TM", "second": "TS", "seconds": "TS", "decade": "E", "decades": "E",
	"century": "C", "centuries": "C", "quarter": "Q", "quarters": "Q", "fortnight": "F", "fortnights": "F",
	"weekend": "WE", "weekends": "WE", "millennium": "L", "millennia": "L", "season": "SE", "seasons": "SE",
	"night": "N", "nights": "N", "semester": "SM", "weekday": "WD", "weekdays": "WD"}

var often = map[string]string{"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
	"hourly": "PT1H", "nightly": "P1D", "biweekly": "P2W", "fortnightly": "P2W", "bimonthly": "P2M",
	"biannually": "P6M", "everyday": "P1D"}

// references are words for an indefinite now, past or future.
var references = []struct{ words, means string }{
	{"right now", "PRESENT_REF"}, {"now", "PRESENT_REF"}, {"currently", "PRESENT_REF"}, {"current", "PRESENT_REF"},
	{"at present", "PRESENT_REF"}, {"at the moment", "PRESENT_REF"}, {"these days", "PRESENT_REF"},
	{"nowadays", "PRESENT_REF"}, {"presently", "PRESENT_REF"}, {"for now", "PRESENT_REF"}, {"this moment", "PRESENT_REF"},
	{"more recently", "PAST_REF"}, {"most recently", "PAST_REF"}, {"recently", "PAST_REF"}, {"recent", "PAST_REF"},
	{"lately", "PAST_REF"}, {"the past", "PAST_REF"},
	{"the recent past", "PAST_REF"}, {"long ago", "PAST_REF"}, {"the other day", "PAST_REF"},
	{"the near future", "FUTURE_REF"}, {"the future", "FUTURE_REF"},
	{"as soon as possible", "FUTURE_REF"}, {"the near term", "FUTURE_REF"},
	{"the short term", "FUTURE_REF"}, {"the long term", "FUTURE_REF"}, {"the coming years", "FUTURE_REF"},
}

// approximations before a time, and what they make of it.
var approximations = []struct{ words, means string }{
	{"more than", "MORE_THAN"}, {"longer than", "MORE_THAN"}, {"over", "MORE_THAN"}, {"less than", "LESS_THAN"},
	{"fewer than", "LESS_THAN"}, {"under", "LESS_THAN"}, {"at least", "EQUAL_OR_MORE"}, {"no less than", "EQUAL_OR_MORE"},
	{"at most", "EQUAL_OR_LESS"}, {"up to", "EQUAL_OR_LESS"}, {"no more than", "EQUAL_OR_LESS"},
	{"as long as", "EQUAL_OR_LESS"}, {"about", "APPROX"}, {"around", "APPROX"}, {"approximately", "APPROX"},
	{"roughly", "APPROX"}, {"some", "APPROX"}, {"nearly", "LESS_THAN"}, {"almost", "LESS_THAN"}, {"close to", "APPROX"},
	{"circa", "APPROX"}, {"just over", "MORE_THAN"}, {"just under", "LESS_THAN"}, {"well over", "MORE_THAN"},
	{"a little over", "MORE_THAN"}, {"exactly", ""}, {"only", ""}, {"just", ""},
}

// stretches say which part of a time is meant.
var stretches = map[string]string{"early": "START", "earlier": "START", "late": "END", "later": "END", "mid": "MID",
	"beginning": "START", "start": "START", "end": "END", "close": "END", "middle": "MID", "midway": "MID", "outset": "START",
	"dawn": "START", "ending": "END", "earliest": "START", "latter": "END", "opening": "START", "closing": "END"}

// holidays with a fixed day; of the movable ones the month is 0 and movable
// gives the day.
var holidays = []struct {
	words      string
	month, day int
}{{"christmas day", 12, 25}, {"christmas eve", 12, 24}, {"christmas", 12, 25}, {"new year 's day", 1, 1},
	{"new year 's eve", 12, 31}, {"boxing day", 12, 26}, {"valentine 's day", 2, 14}, {"halloween", 10, 31},
	{"bastille day", 7, 14}, {"may day", 5, 1}, {"thanksgiving day", 0, thanksgiving}, {"thanksgiving", 0, thanksgiving},
	{"good friday", 0, goodFriday}, {"easter sunday", 0, easterSunday}, {"easter", 0, easterSunday},
	{"easter monday", 0, easterMonday}, {"palm sunday", 0, palmSunday}, {"ash wednesday", 0, ashWednesday},
	{"ascension day", 0, ascensionDay}, {"whit monday", 0, whitMonday}, {"labor day", 0, laborDay}, {"memorial day", 0, memorialDay},
	{"veterans day", 11, 11}, {"armistice day", 11, 11}, {"remembrance day", 11, 11}, {"all saints ' day", 11, 1},
	{"epiphany", 1, 6}, {"st. patrick 's day", 3, 17}, {"international women 's day", 3, 8}, {"april fools ' day", 4, 1},
	{"april fool 's day", 4, 1}}

// The movable holidays.
const (
	thanksgiving = 1 + iota
	goodFriday
	easterSunday
	easterMonday
	palmSunday
	ashWednesday
	ascensionDay
	whitMonday
	laborDay
	memorialDay
)

var prepositions = wordlist.Set(`in since until till by from during before after between through for of on at to early late mid last
	this next every each and or throughout - – — , ( around about the`)

// counted nouns tell that a four-digit numeral before them is no year.
var counted = wordlist.Set(`people persons troops soldiers men women children civilians dollars euros pounds km kilometers
	kilometres miles metres meters feet points votes jobs homes houses police officers workers employees members
	deaths cases patients students residents victims passengers refugees migrants tons tonnes barrels shares yards
	hectares acres square years days hours tanks missiles drones rounds gmt utc hrs hours families voters delegates block blocks
	participants migrants rebels fighters prisoners protesters calories percent %`)
