package quantity

import (
	"regexp"
	"strings"

	"synoptic/wordlist"
)

// What the words before a number make of it.
const (
	exact    = "exact"
	about    = "about"
	atLeast  = "at-least"
	atMost   = "at-most"
	moreThan = "more-than"
	lessThan = "less-than"
	nearly   = "nearly"
)

// qualifier is a row of words about a number and what it makes of it.
type qualifier struct{ words, is string }

// qualifiersBy lists the qualifiers by their first word.
var qualifiersBy = func() map[string][]qualifier {
	m := map[string][]qualifier{}
	for _, q := range qualifiers {
		w, _, _ := strings.Cut(q.words, " ")
		m[w] = append(m[w], q)
	}
	return m
}()

// qualifiers before a number, in lower case; the longest that fits is taken.
var qualifiers = []qualifier{
	{"at least", atLeast}, {"at the very least", atLeast}, {"no fewer than", atLeast}, {"no less than", atLeast},
	{"not less than", atLeast}, {"a minimum of", atLeast}, {"as many as", atMost}, {"as much as", atMost},
	{"up to", atMost}, {"at most", atMost}, {"no more than", atMost}, {"not more than", atMost}, {"a maximum of", atMost},
	{"more than", moreThan}, {"over", moreThan}, {"well over", moreThan}, {"just over", moreThan}, {"upwards of", moreThan},
	{"a little over", moreThan}, {"slightly more than", moreThan}, {"just more than", moreThan}, {"in excess of", moreThan},
	{"greater than", moreThan}, {"above", moreThan}, {"exceeding", moreThan}, {"far more than", moreThan},
	{"less than", lessThan}, {"fewer than", lessThan}, {"under", lessThan}, {"just under", lessThan}, {"below", lessThan},
	{"slightly less than", lessThan}, {"well under", lessThan}, {"nearly", nearly}, {"almost", nearly}, {"close to", nearly},
	{"approaching", nearly}, {"just short of", nearly}, {"about", about}, {"around", about}, {"approximately", about},
	{"roughly", about}, {"some", about}, {"an estimated", about}, {"estimated", about}, {"circa", about},
	{"in the region of", about}, {"or so", about}, {"~", about}, {">", moreThan}, {"<", lessThan}, {"somewhere around", about},
	{"perhaps", about}, {"maybe", about}, {"possibly", about},
	{"exactly", exact}, {"precisely", exact}, {"only", exact}, {"just", exact},
	{"an average of", about}, {"a total of", exact}, {"another", exact}, {"an additional", exact}, {"a further", exact},
}

// after qualify the number from behind.
var after = []qualifier{
	{"or more", atLeast}, {"or so", about}, {"or less", atMost}, {"or fewer", atMost}, {"- odd", about}, {"plus", atLeast}, {"+", atLeast},
	{"at least", atLeast}, {"at most", atMost}, {"and counting", atLeast},
}

// unitWords are words after a number that name what it measures.
var unitWords = map[string]string{
	"times": "times", "%": "percent", "percent": "percent", "pct": "percent", "percentage": "percent",
	"second": "second", "seconds": "second", "sec": "second", "secs": "second",
	"minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute",
	"hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour", "day": "day", "days": "day", "week": "week", "weeks": "week",
	"fortnight": "fortnight", "month": "month", "months": "month", "year": "year", "years": "year", "yrs": "year", "decade": "decade", "decades": "decade",
	"century": "century", "centuries": "century", "night": "night", "nights": "night",
	"km": "km", "kms": "km", "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km",
	"metre": "m", "metres": "m", "meter": "m", "meters": "m", "m": "m", "cm": "cm", "mm": "mm", "centimetres": "cm", "centimeters": "cm",
	"mi": "mile", "ha": "hectare", "stone": "stone", "mile": "mile", "miles": "mile", "yard": "yard", "yards": "yard", "foot": "foot", "feet": "foot", "ft": "foot", "inch": "inch", "inches": "inch",
	"nautical": "nautical mile", "kg": "kg", "kilogram": "kg", "kilograms": "kg", "kilo": "kg", "kilos": "kg", "gram": "g", "grams": "g",
	"tonne": "tonne", "tonnes": "tonne", "ton": "ton", "tons": "ton", "pound-weight": "lb", "lb": "lb", "lbs": "lb", "ounce": "oz", "ounces": "oz",
	"litre": "litre", "litres": "litre", "liter": "litre", "liters": "litre", "gallon": "gallon", "gallons": "gallon",
	"barrel": "barrel", "barrels": "barrel", "bpd": "barrel", "bopd": "barrel", "boepd": "barrel", "hectare": "hectare", "hectares": "hectare", "acre": "acre", "acres": "acre",
	"mph": "mph", "kph": "km/h", "kmh": "km/h", "km/h": "km/h", "knots": "knot", "mw": "MW", "gw": "GW", "kw": "kW", "megawatts": "MW",
	"gigawatts": "GW", "kilowatts": "kW", "kwh": "kWh", "mwh": "MWh", "gb": "GB", "tb": "TB", "mb": "MB", "gigabytes": "GB", "terabytes": "TB",
	"degrees": "degree", "degree": "degree", "celsius": "degree", "bps": "basis point", "kilotons": "kiloton", "hz": "Hz", "psi": "psi",
	"dollar": "USD", "dollars": "USD", "cents": "cent", "cent": "cent", "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "pence": "penny",
	"yen": "JPY", "yuan": "CNY", "rupee": "INR", "rupees": "INR", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB",
	"lira": "TRY", "liras": "TRY", "hryvnia": "UAH", "hryvnias": "UAH", "zloty": "PLN", "francs": "franc", "franc": "franc", "pesos": "peso",
	"shekels": "ILS", "won": "KRW", "rand": "ZAR", "naira": "NGN", "krona": "SEK", "kronor": "SEK", "kroner": "krone", "rials": "rial",
	"riyals": "SAR", "dirhams": "AED", "dinars": "dinar", "marks": "mark", "real": "BRL", "reais": "BRL", "baht": "THB", "ringgit": "MYR", "dong": "VND", "taka": "BDT",
	"bitcoin": "BTC", "bitcoins": "BTC", "rm": "MYR", "dlrs": "USD", "dlr": "USD", "cts": "cent", "stg": "GBP", "bolivianos": "BOB", "usd": "USD", "eur": "EUR", "gbp": "GBP", "people": "person",
	"lei": "RON", "leu": "RON", "kwacha": "kwacha", "forints": "HUF", "soles": "PEN", "forint": "HUF", "koruna": "CZK", "shillings": "shilling", "zlotys": "PLN",
	"crowns": "crown", "rupiah": "IDR", "dinar": "dinar", "dirham": "AED", "riyal": "SAR", "rial": "rial", "peso": "peso", "birr": "ETB", "cedis": "GHS", "tenge": "KZT",
}

// symbols stand before a sum of money.
var symbols = map[string]string{"$": "USD", "us$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "rs": "INR", "rs.": "INR",
	"₽": "RUB", "₺": "TRY", "₴": "UAH", "a$": "AUD", "c$": "CAD", "s$": "SGD", "nz$": "NZD", "hk$": "HKD", "r$": "BRL",
	"rm": "MYR", "dlrs": "USD", "dlr": "USD", "cts": "cent", "stg": "GBP", "bolivianos": "BOB", "usd": "USD", "eur": "EUR", "gbp": "GBP", "chf": "CHF", "₩": "KRW", "₦": "NGN", "₪": "ILS", "au$": "AUD", "ca$": "CAD", "can$": "CAD", "nt$": "TWD"}

// outcomes are words after a number that say what became of people: "three
// dead", "12 were killed".
var outcomes = wordlist.Set(`dead killed wounded injured missing hurt slain displaced homeless arrested detained hospitalized hospitalised
	evacuated rescued trapped stranded infected kidnapped abducted executed drowned`)

// coins are money that several states call by one name, by the word before
// it.
var coins = map[string]map[string]string{
	"dollar": {"canadian": "CAD", "australian": "AUD", "zealand": "NZD", "singapore": "SGD", "taiwan": "TWD", "kong": "HKD", "jamaican": "JMD",
		"taiwanese": "TWD", "zimbabwean": "ZWL", "namibian": "NAD", "fijian": "FJD"},
	"pound": {"egyptian": "EGP", "lebanese": "LBP", "syrian": "SYP", "sudanese": "SDG", "cypriot": "CYP", "irish": "IEP"},
	"franc": {"swiss": "CHF", "french": "FRF", "belgian": "BEF", "cfa": "XOF", "rwandan": "RWF", "congolese": "CDF"},
	"peso":  {"mexican": "MXN", "argentine": "ARS", "colombian": "COP", "chilean": "CLP", "philippine": "PHP"},
	"krone": {"danish": "DKK", "norwegian": "NOK"},
	"dinar": {"kuwaiti": "KWD", "iraqi": "IQD", "jordanian": "JOD", "serbian": "RSD", "libyan": "LYD", "tunisian": "TND", "algerian": "DZD"},
	"rial":  {"iranian": "IRR", "omani": "OMR", "yemeni": "YER"},
	"rupee": {"indian": "INR", "pakistani": "PKR", "nepali": "NPR"},
}

// rises are the words for a number that was one and is another.
var rises = wordlist.Set("rise rises rose risen rising fall falls fell fallen falling increase increases increased increasing grow grows grew grown jump jumps jumped climb climbs climbed climbing up down drop drops dropped dropping decline declined raised revised lowered cut")

// topical words make "about" say what they concern: "complaints about 12
// stations".
var topical = wordlist.Set("complaint complaints question questions information data news concern concerns doubts doubt claims statement facts details report reports")

// cut tells whether a text was cut into words and put together with blanks, so that
// numbers stand in pieces.
func cut(text string) bool {
	for _, w := range []string{" - year", " - day", " - month", " - time", "0, 000", "5, 000"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// hashSum is a sum written with # for the sign of the pound: "#35,000", "#3.9m".
var hashSum = regexp.MustCompile(`#\d{1,3}(?:,\d{3}|(?:\.\d+)? ?(?:m|bn|million|billion)\b)`)

// hashed tells whether a text writes sums of pounds with # for their sign, as wires and
// archives do that have no other.
func hashed(text string) bool {
	return strings.Contains(text, "#") && !strings.Contains(text, "£") && hashSum.MatchString(text)
}

// particles are verbs that "over" belongs to.
var particles = wordlist.Set("hand hands handed handing turn turns turned turning fork forks forked forking")
