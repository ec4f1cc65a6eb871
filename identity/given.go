package identity

import (
	"strings"
	"sync"
)

// forms lists given names that are one name in several languages, a line each.
// A name may stand on one line only.
const forms = `
alexander aleksandr oleksandr alexandre alessandro alejandro aleksander aliaksandr alexandros aleksandar alexandru sikandar iskander oleksander alexandr aleksandre aliaksander
alexandra aleksandra oleksandra alessandra alejandra
alexei alexey aleksei aleksey oleksiy oleksii oleksij aliaksei alexis alexy
andrew andrey andrei andriy andrii andrij andrzej andreas andres andre andrea anders andrej ondrej andras andrus
anna hanna ganna ann anne ana annie
anatoly anatoliy anatolii anatoli
anton antony anthony antonio antoine antonis antoni antonin
arseniy arseny arsenii
basil vasily vasyl vasili vasiliy vassily vasilis vasil vasile
benjamin binyamin veniamin benyamin
boris borys
charles carlos carlo karl carl karel charlie
christopher christophe christoph kristof cristobal cristoforo krzysztof christoforos
constantine konstantin kostyantyn konstantinos constantin kostiantyn costantino
daniel danylo danila daniil danil daniele
david dawid davyd dawood daoud dawud davit daudi
denis denys dionysios
dmitry dmitri dmytro dmitriy dmitrii dzmitry dimitri dimitrios dimitar dimitris
edward eduard eduardo edouard edoardo
egor yegor yehor ihor igor
elena olena yelena helen helena helene alena elene
elizabeth elisabeth yelizaveta yelyzaveta elisabetta elzbieta isabel isabella elizaveta
eugene yevgeny evgeny yevhen evgeniy evgenii yevgeniy yevheniy yevhenii yauhen eugenio eugen evgeni
francis francois francesco francisco franco franz franciszek frantisek
frederick frederic friedrich federico frederik fredrik fryderyk
gennady hennadiy hennadii gennadiy gennadi
george georgy georgiy heorhiy georgi georgios jorge georges giorgio georg jerzy yuri yury yuriy yurii jiri giorgi georgii yiorgos yuriii
gregory grigory hryhoriy grigoriy hryhorii gregor gregorio grzegorz grigoris grigol
henry henri heinrich enrique enrico henryk henrik hendrik
hugh hugo ugo
ignatius ihnat ignacio ignacy ignazio
illia ilya ilia elias elijah ilias eliyahu
irina iryna irene irena irini
ivan john juan jean giovanni johann johannes jan joao ioannis yannis hans jovan janos sean ion ioan giannis yahya
jacob yakov yakiv jakub jacques jacobo yaakov jakob
james jaime giacomo
jeremiah yirmiyahu jeremy yeremia
joseph yosef josef jose giuseppe yosyp iosif jozef youssef yusuf yousef yusif iosyp josip yousuf yusup
athanasios athanasius atanas afanasy
casimir kazimierz kazimieras kazimir casimiro
ulrike ulrika ulrica
gerard gerhard gerardo gherardo
julia yulia yuliya iuliia julija giulia
julius yuliy giulio julio
catherine katherine kathryn katerina kateryna ekaterina yekaterina katarzyna caterina catalina katharina
kirill kyrylo cyril kiril kyrill cyrille
lawrence laurent lorenzo laurence lavrentiy lavrenty
leo lev leonid leonidas leonardo leonard levko
louis luis luigi ludwig lluis ludvig luiz
lucas luke luka lukas luca loukas lukasz luc
ludmila lyudmila liudmyla lyudmyla liudmila
mark marko marco marcos marc marek markus marcus
martha marfa marta
martin marcin marton martyn
mary maria mariya marie miriam maryam marija mariia maryam mariam
matthew matvei matviy matteo mateo mathieu mateusz matthias matteusz mathias
maxim maksym maksim maxime massimo maximo
michael mikhail mykhailo michel miguel michele mikael mihail mihai michal mykhaylo mikhailo mikheil mihaly micheal michail mihajlo
muhammad muhammadu mohammed mohamed mohammad muhammed mehmet mahomed mohamad muhamad muhammet mahamed mukhammad maxamed mohamud muhamed mamadou mohd
ahmed ahmad achmad axmed akhmed ahmet ahamed akhmad
nadia nadezhda nadiya nadiia
natalia natalya nataliya natalie nathalie nataliia
nicholas nikolai nikolay mykola nicolas nicola nikolaos niccolo nikola mikola nicolae nikolaus miklos nikolaj
olga olha volha
oleg oleh aleh
paul pavel pavlo pablo paolo pawel pavlos pal paulo pauli
peter petrus pyotr petro pedro pierre pietro piotr petros petr pyotor petar petre pieter petar
philip philippus philippe filip felipe filippo phillip filippos philipp
raphael rafael raffaele rafal
richard ricardo riccardo ryszard
robert roberto
roman romano
ruslan ruslana
samuel samuil samuele shmuel
sergei sergey serhiy serhii sergiy serge sergio siarhei sergii serhij serghei sergej
simon semyon semen shimon simone szymon simeon simao
sophia sofia sofiya sophie zofia
stephen steven stepan stefan etienne esteban stefano stephane stefanos szczepan stevan istvan stephan
svetlana svitlana sviatlana
theodore fyodor fedir fedor teodor theodoros feodor fiodor
thomas tomas tomasz tommaso foma
timothy timofey tymofiy timofei
valentin valentyn valentino valentine
valeria valeriya
valery valeriy valerii valeri
victor viktor vittorio viktar
vitaly vitaliy vitalii vitali
vladimir volodymyr uladzimir wladimir vladimer wlodzimierz
vladislav vladyslav uladzislau wladyslaw
vyacheslav viacheslav viatcheslav
william guillaume guillermo wilhelm willem guglielmo vilmos
yaroslav jaroslav iaroslav jaroslaw
zachary zakhar zachariah zakaria zekeriya zacharias zakariya
abubakar aboubacar abubaker abubakr aboubakar
abdullah abdallah abdulla abdula abdoulaye
aisha aysha ayesha aicha aysel ayse
fatima fatma fatimah fatemeh fatoumata
hasan hassan hacen xasan hassane
hussein husain hussain hossein huseyin hussien hosein houssein xuseen
ibrahim abraham ebrahim ibraheem avraham abram brahim
ishmael ismail ismael ismaeel
issa isa eissa eisa jesus ciise
khaled khalid halid xaalid
ali aly cali
mahmoud mahmud mehmud mahmood maxamud
moses musa moussa mousa moshe moise moises mose
mustafa mostafa moustapha mustapha mustafah
omar umar omer oumar cumar umer
osama usama oussama
osman othman uthman usman cismaan ousmane otman
saeed said saied sayid saeid siciid
saleh salih salah
solomon suleiman sulaiman soleiman suleyman salomon salman
sayed sayyid seyyed syed sayyed seyed said2
tariq tarek tareq tarik
walid waleed velid
yasir yasser yaser
yahia yehia
zaid zayed zayd zeid
qasim kassem qassem kasim ghassem qasem kassim
moammar muammar mouammar muamar
ayatollah ayatullah
reza rida riza
`

// shorts lists given names and their short forms that are not spellings of one
// another, the full name first. A short form may stand on several lines.
const shorts = `
abigail abby gail
abraham abe
athanasios thanos thanasis
casimir kazys kazik
ulrike ulla uli
chrysanthus chris
albert al bert bertie
alexander alex sasha alec sandy xander lex olek oleksa
alexandra alex sasha sandra lexi
alexei alyosha lyosha
alfred al alf fred freddie
amanda mandy
anastasia nastya stacy
andrew andy drew andriyko andryusha
anthony tony
arthur art artie
barbara barb babs barbie
benjamin ben benny bibi benji
bernard bernie
bradley brad
calvin cal
catherine cathy kate katie kathy kat cate katya kit kitty
charles charlie chuck chas chip
christina chris tina christie
christine chris chrissy
christopher chris kit topher
constantine kostya kosta
cynthia cindy
daniel dan danny
david dave davey
deborah deb debbie
dennis denny
dmitry dima mitya
donald don donnie
dorothy dot dottie dolly
douglas doug
edmund ed ted ned eddie
edward ed eddie ted teddy ned
edwin ed eddie
eleanor ellie nell nora
elena lena
elizabeth liz beth betty lizzie eliza libby betsy lisa
emily em emmy
ernest ernie
eugene gene zhenya
francis frank fran
frances fran francie
franklin frank
frederick fred freddie fritz rick
gabriel gabe
gerald gerry jerry
gilbert gil bert
gordon gordy
gregory greg grisha
harold harry hal
henry harry hank hal
herbert herb bert
howard howie
hubert bert
isaac ike
jacob jake
jacqueline jackie
james jim jimmy jamie jem
janet jan
jeffrey jeff
jennifer jen jenny
jeremy jerry
jessica jess jessie
john jack johnny jon vanya
jonathan jon jonny
joseph joe joey pepe
joshua josh
judith judy
kenneth ken kenny
kimberly kim
lawrence larry laurie
leonard len leo lenny
leslie les
louis lou louie
lucille lucy
magdalena magda lena
margaret maggie meg peggy madge margo greta
maria masha mia
martin marty
matthew matt
maxim max
maxwell max
melanie mel
melvin mel
michael mike mick mickey micky mikey misha
mildred millie
mitchell mitch
natalia natasha
nathan nate nat
nathaniel nate nat
nicholas nick nicky kolya nico
norman norm
olga olya
oliver ollie
pamela pam
patricia pat patty tricia trish
patrick pat paddy rick
paul pasha
peter pete petya
philip phil
rachel rae
randolph randy
raymond ray
rebecca becky becca
reginald reg reggie
richard rick dick rich richie ricky
robert bob rob bobby robbie bert
roderick rod roddy
rodney rod
roger rodge
ronald ron ronnie
rudolph rudy rolf
russell russ
samantha sam
samuel sam sammy
sandra sandy
sebastian seb bas
sergei seryozha
sidney sid
simon senya
solomon sol
stanley stan
stephen steve stevie
stuart stu
susan sue susie suzy
suzanne sue suzy
svetlana sveta
sylvester sly
terence terry
theodore ted teddy theo
theresa terry tess tessa
thomas tom tommy
timothy tim
valentin valya
victor vic vitya
victoria vicky tory
vincent vince vinny
virginia ginny
vladimir vova volodya vlad wlad
vladislav vlad
walter walt wally
warren wes
wesley wes
william bill will billy willie liam
winston winnie
yuri yura
zachary zach zack
ahmed2 hamada
boris2 borya
evgeny2 zhenya
joao2 joaozinho
francisco paco pancho chico
jose2 pepe
jesus2 chucho
enrique2 quique
ignacio2 nacho
guillermo2 memo
manuel manolo manny
rafael2 rafa
eduardo2 lalo
`

type givenTable struct {
	class map[string]int   // a form -> its line
	short map[string][]int // a short form -> the classes of its full names
}

var given = sync.OnceValue(func() *givenTable {
	t := &givenTable{map[string]int{}, map[string][]int{}}
	next := 1
	for _, line := range strings.Split(forms, "\n") {
		for _, w := range strings.Fields(line) {
			if t.class[w] == 0 {
				t.class[w] = next
			}
		}
		next++
	}
	for _, line := range strings.Split(shorts, "\n") {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		full := strings.TrimRight(f[0], "2")
		if t.class[full] == 0 {
			t.class[full] = next
			next++
		}
		for _, s := range f[1:] {
			t.short[s] = append(t.short[s], t.class[full])
		}
	}
	return t
})

// SameGiven tells how far two given names, folded, can be one: "form" when
// they are spellings or languages of one name (Aleksandr, Oleksandr), "short"
// when one is a short form of the other or both of a third (Bob, Robert), ""
// otherwise. Equal words are "form".
func SameGiven(a, b string) string {
	if a == b {
		return "form"
	}
	t := given()
	ca, cb := t.class[a], t.class[b]
	if ca != 0 && ca == cb {
		return "form"
	}
	for _, c := range t.short[a] {
		if c == cb && cb != 0 {
			return "short"
		}
		for _, d := range t.short[b] {
			if c == d {
				return "short"
			}
		}
	}
	for _, c := range t.short[b] {
		if c == ca && ca != 0 {
			return "short"
		}
	}
	return ""
}
