/**
 * Family and given names that are frequent in a country. A weak hint which of the sides a speaker belongs to, used only beside what the
 * text says, never shown and never stored: people of every country bear names from everywhere.
 * Countries | whole names | endings (`-x`) and beginnings (`x-`). General knowledge, not taken from any list.
 */
import type { Iso2 } from '../extraction.ts';

const table = `
PK|khan ahmed ahmad ali hussain malik iqbal butt chaudhry qureshi siddiqui shah mirza rana raja sheikh bhatti abbasi khattak afridi bugti marri memon awan gul niazi cheema gondal kayani janjua baloch orakzai yousafzai rizvi naqvi zaidi bukhari gilani durrani leghari mazari jatoi talpur wazir shazia fatima sana ayesha farhan imran usman bilal kamran asif tariq zahid nazir aslam latif hafiz muhammad syed mian sardar nadia hina amna mehmood javed arshad|-zai -khel
IN|singh sharma kumar gupta patel reddy rao iyer menon nair mehta shah joshi desai kulkarni deshmukh mishra pandey tiwari verma yadav chatterjee banerjee mukherjee ghosh das sen bose kapoor malhotra khanna chopra agarwal jain krishnan subramanian venkatesh srinivasan raman narayan pillai naidu rakesh rajesh suresh ramesh anil sunil vijay sanjay ajay priya anjali deepak ashok arun lakshmi aditya|-kar -aswamy -nathan -murthy -lal -raj -endra -esh -adri
BD|rahman hossain islam chowdhury begum khatun uddin miah sarkar talukder bhuiyan kazi siddiqui nasrin sheikh haque alam karim hasan akter sultana sikder mondal|-ullah -uddin
LK|perera fernando silva jayawardena wickremesinghe bandara dissanayake rajapaksa gunawardena senanayake weerasinghe herath ranasinghe ekanayake nimal chaminda kumara amarasekara|-singhe -ratne -wardena -nayake -sekera -tilake -sinha -arachchi -gunasinghe
NP|rai gurung tamang thapa shrestha adhikari karki basnet bhandari poudel paudel ghimire khadka magar limbu sherpa dahal oli acharya koirala bista regmi pant subedi bharat sabina maharjan|
AF|ahmadzai karzai ghani stanekzai noorzai wardak mangal haqqani mullah mawlawi popal|-zai -yar
AE,SA,QA,BH,KW,OM,JO,EG,IQ,YE,LB,SY,PS|abdullah mohammed mohammad ahmed khalid khaled faisal fahad saud saeed saif hamad hamdan sultan rashid nasser salem yousef yusuf ibrahim hassan hussein omar mahmoud mustafa tarek nabil hisham hossam abdul abdulaziz abdulrahman mariam fatima noura reem layla aisha turki bader mansour bin bint al el zayed hatem nasir marwan basel samir|al- el- -allah
AE,QA,OM,BH,KW,SA|al maktoum nahyan nuaimi mazrouei mansoori ketbi shamsi falasi marri thani otaibi harbi ghamdi qahtani dosari zahrani balushi busaidi harthy kindi rawahi khalifa sabah mutairi ajmi|
EG|mansour abdel sayed shafik gaber fouad kamel sherif mostafa tarek wael amr hany ashraf abdelaziz|abdel-
JO|momani majali khasawneh rawabdeh tarawneh adwan hneidi|-eh
MA,TN,DZ|ben benali ouali alaoui benslimane bennani el idrissi fassi tazi mezouar berrada cherkaoui slim younes rachid hichem moncef habib trabelsi jebali gharbi amrani zouari|ben- bel-
IR|hosseini mohammadi ahmadi rezaei karimi moradi jafari rahimi ebrahimi hashemi sadeghi mousavi reza mehdi hossein abbas ali farhad dariush bahram shirin zarif|-zadeh -nejad -pour -vand -ian
TR|yılmaz yilmaz kaya demir çelik celik şahin sahin yıldız yildiz öztürk ozturk aydın arslan doğan kılıç mehmet mustafa emre ayşe ayse fatma zeynep hakan murat cem kemal|-oğlu -oglu -gül
AZ|aliyev mammadov huseynov hasanov guliyev ismayilov mehdiyev ilham rashad nigar leyla tural samir|-zade -zadeh -li -lı -yev -yeva
UZ|karimov tashkent rakhimov yusupov abdullaev nazarov saidov ergashev umarov jamshid shavkat sherzod otabek dilshod|-khonov -boev -jonov -khodjaev -ov -ova -ev -eva
KZ|nazarbayev tokayev akhmetov omarov suleimenov ospanov nurlan aidar bolat askar serik aigul dinara zhumangarin bagdat|-bayev -bekov -baev -uly -kyzy -ov -ova -bay
KG|toktogulov bakiev jeenbekov japarov kasymov abdyldaev aibek nurbek azamat ainura gulmira|-bekov -kulov -aliev -ev -eva
TJ|rahmon rahmonov sharipov nazarov saidov mahmadov firdavs rustam zarina davlat sherali|-zoda -ov -ova -ullo
TM|berdimuhamedov annayev atayev orazov meredov gurbanov maral aman serdar oguljan|-myradov -geldiyev -ov -ova -yev
RU,BY,UA|ivanov petrov smirnov kuznetsov popov sokolov volkov alexander alexei sergei dmitry andrei vladimir mikhail nikolai natalia olga elena tatiana arkady igor yury lukashenko|-ov -ova -ev -eva -in -ina -sky -skaya
UA|shevchenko kovalenko bondarenko tkachenko oksana mykhailo oleksandr volodymyr dmytro andriy iryna|-enko -chuk -uk -iuk
BY|siarhei|-ouski -enka -evich
PL|kowalski nowak wiśniewski wójcik kamiński lewandowski zieliński piotr krzysztof andrzej tomasz marek agnieszka katarzyna małgorzata wojciech jacek|-ski -cki -ska -cka -wicz -czyk
CZ,SK|novák svoboda dvořák novotný černý procházka jan petr jiří tomáš martin|-ová -ský -ák -ček
HU|nagy kovács tóth szabó horváth varga kiss molnár németh farkas lászló zoltán istván péter éva|-ás -ó -ős -ffy -yi
RO|popescu ionescu popa radu andrei mihai ioana elena cristian dumitru stoica constantin|-escu -eanu -iu
BG|ivanov georgiev dimitrov petrov stoyanov|-ov -ova -ev -eva
RS,BA,ME,HR,SI|jovanović petrović nikolić marković đorđević stojanović jelena milan nikola ana marija stefan dragan horvat kovač babić marić|-ić -ic -vić
GR,CY|papadopoulos nikolaou georgiou dimitris kostas giorgos maria eleni antoniou konstantinos|-poulos -idis -akis -opoulou -ou -as
GE|beridze kapanadze giorgi nino tamar levan irakli ketevan|-dze -shvili -ia -uri -ani
AM|sargsyan hakobyan grigoryan petrosyan armen tigran anna hayk|-yan -ian
EE|tamm saar sepp mägi kask kukk rebane ilves kadri mart jaan tõnu siim kristjan|-mägi -ste -la
LV|bērziņš kalniņš ozols jansons liepiņš andris jānis ilze inese valdis|-iņš -iņa -āns -ņa
LT|kazlauskas petrauskas jankauskas|-auskas -aitė -ienė -as -is
FI|korhonen virtanen mäkinen nieminen mäkelä hämäläinen laine heikkinen koskinen matti juha jari mika sari timo pekka|-nen -nainen -ski -lä
SE,NO,DK|johansson andersson nilsson larsson hansen olsen jensen nielsen pedersen lars erik anders ingrid astrid kari|-sson -sen -berg
DE,AT,CH|müller schmidt schneider fischer weber meyer wagner becker hoffmann schäfer koch bauer richter klein wolf schröder neumann schwarz zimmermann braun hartmann hans klaus jürgen wolfgang ulrich katrin hartwig stefan gerhard urs beat regula|-mann -er -stein -hofer -bach -wald -berger
NL,BE|jansen bakker visser smit meijer mulder peeters janssens maes jacobs mertens willems van der de wouter pieter jan joost|van- -sma -stra -ink
FR|martin bernard dubois moreau laurent lefebvre leroy roux fournier girard jean pierre michel philippe françois marie sophie claire hélène helene isabelle nicolas antoine|-eau -eux -ard -ier -ault
IT|rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti costa giordano mancini lombardi giovanni giuseppe francesco paolo marco chiara|-ini -etti -elli -ucci -one -ella
ES,MX,CO,AR,CL,PE,CR,UY,EC,BO,PY,DO,GT,PA,VE,CU|garcía fernández gonzález rodríguez lópez martínez sánchez pérez gómez martín jiménez ruiz hernández díaz moreno muñoz álvarez romero alonso gutiérrez navarro torres domínguez vargas castillo rojas herrera medina guzmán salazar carlos josé juan luis miguel maría ana nuria ximena|-ez -ero
PT,BR,AO,MZ,CV|silva santos oliveira souza sousa pereira costa ferreira rodrigues almeida carvalho gomes martins araújo ribeiro alves barbosa joão pedro luís antónio tiago sampaio|-eira -ães
GB,US,CA,AU,NZ,IE|smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker white roberts green hall wood jackson clarke harris clark james mary john david michael robert william richard thomas helena melissa fiona judith gareth damien bridget roxanne claire sarah emma pemberton ashworth forsythe|-son -worth -ton -bank -ford -well -field mac- mc- o'-
KE|kamau mwangi otieno njoroge wanjiru ochieng kiplagat kimani kipkemboi achieng kariuki mutua odhiambo nyambura chebet rotich wycliffe njeri muthoni kiprono|wan- kip- och- -iuki
TZ|mwinyi kikwete mkapa nyerere juma masanja mushi mollel|mw- mk- ki-
UG|museveni okello mukasa nakato ssemakula namugga opio akello|na- ssem- muk-
RW|uwimana mugisha habimana niyonzima paul kagame ingabire mutesi umutoni|uwa- nyi- hab- -imana
ET,ER|bekele haile tesfaye girma tadesse kebede alemu getachew mulugeta abiy desta yohannes hailu|wolde- gebre- -mariam
DJ,SO|abdi farah omar warsame ismail mohamud jama ali hassan|
NG|okafor okonkwo adeyemi ojo balogun ibrahim musa abubakar bello obi nwosu eze chukwu ngozi chinedu oluwaseun adebayo alhaji yusuf sani tunde amina|ade- olu- oko- nwa- chi-
GH|mensah owusu boateng asante osei appiah agyemang kwame kofi ama kojo akosua addo amoah|
SN,ML,GN,GM,CI|diop ndiaye fall sarr diallo ba sow gueye faye cissé touré traoré coulibaly koné camara cheikh mamadou amadou fatou awa moussa ousmane|n'-
ZA,ZW,ZM,BW,MW,NA|dlamini nkosi zulu khumalo mokoena naidoo botha van moyo ncube banda phiri mwale|
CN,TW,HK,SG,MO|wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng feng song han cao peng zeng xiao tian dong pan yuan jiang wei xiaoming ming hong jun hui|-qiang -hua -ming -ping -xin -jun
SG,MY|tan lim lee ng ong wong goh chua chan koh teo ang yeo tay ho low toh sim chong desmond hui xian wei jie|
MY,ID,BN|mohamad mohd ahmad abdullah ismail ibrahim hassan azlan mokhtar siti ramli datuk dato tan sri pg pengiran awang dayang haji hajah nur aida farhan|-uddin -llah
ID|widodo suharto sukarno santoso wijaya susanto setiawan hidayat pratama simanjuntak nasution budi agus dewi sri bambang joko rahayu lestari|-anto -awan -wati -yono -adi
PH|santos reyes cruz bautista ocampo garcia mendoza torres castillo flores villanueva ramos aquino dela delos arsenio lourdes corazon jun rex maricel|dima- -ao -ong
TH|somchai prasert chai suwan thong wong srisai anutin prayut somkiat sirikit|-porn -chai -wongsuwat -sak -kul -wat -pong -rat
VN|nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly luong dinh van thi minh anh duc thanh tuan hung lan ngoc kim|
LA|souphanouvong bounnhang somphone|-vong -savanh -sack bou- khon- -phone
KH|sok chea chan heng seng kim hun sar phan sophea dara srey bopha|
MM|aung htun kyaw myint thein win zaw khin soe hlaing daw|
JP|sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu hiroshi kenji takeshi yuki akiko haruka kenta|-moto -mura -yama -shi -ko -saki -gawa -kawa -bayashi -hara -naka
KR|kim lee park choi jung kang cho yoon jang lim han oh seo shin kwon hwang ahn song yoo hong jeon noh gil ko moon bae baek heo nam sim ryu min jae hoon hye seok sang jin joon young hyun soo tae rae|-hoon -jin -hye -min -sung -woo -young -hyun
MN|bold bat ganbold enkh erdene tsogt dorj tömör munkh oyun altan|bat- gan- enkh- -baatar -bayar -jargal -suren
FJ,WS,TO,PG,SB,VU,PW|tuilaepa afamasaga tui ratu vakatora qarase lavaka fonua remengesau|tui- toe- -foa
`;

interface Hints {
  readonly names: Map<string, Set<Iso2>>;
  readonly endings: (readonly [string, readonly Iso2[]])[];
  readonly beginnings: (readonly [string, readonly Iso2[]])[];
}

const hints: Hints = { names: new Map(), endings: [], beginnings: [] };
for (const line of table.split('\n')) {
  const [codes = '', names = '', affixes = ''] = line.split('|');
  if (!codes) continue;
  const countries = codes.split(',');
  for (const name of names.split(' ').filter(Boolean)) hints.names.set(name, new Set([...(hints.names.get(name) ?? []), ...countries]));
  for (const affix of affixes.split(' ').filter(Boolean)) {
    if (affix.startsWith('-')) hints.endings.push([affix.slice(1), countries]);
    else hints.beginnings.push([affix.slice(0, -1), countries]);
  }
}

interface PartHint {
  readonly whole: ReadonlySet<Iso2>;
  readonly ends: ReadonlySet<Iso2>;
  readonly begins: ReadonlySet<Iso2>;
}
const none: ReadonlySet<Iso2> = new Set();
const known = new Map<string, PartHint>();

function hintOf(part: string): PartHint {
  const cached = known.get(part);
  if (cached) return cached;
  const long = part.length >= 5;
  const ends = new Set(long ? hints.endings.flatMap(([ending, countries]) => (part.endsWith(ending) ? countries : [])) : []);
  const begins = new Set(long ? hints.beginnings.flatMap(([beginning, countries]) => (part.startsWith(beginning) ? countries : [])) : []);
  const hint = { whole: hints.names.get(part) ?? none, ends, begins };
  if (known.size > 20_000) known.clear();
  known.set(part, hint);
  return hint;
}

/** How much the parts of a name (lower case) speak for a country: 0 none, 1 an affix, 2 and more whole names. */
export function nameHint(parts: readonly string[], country: Iso2): number {
  let sum = 0;
  for (const part of parts) {
    const { whole, ends, begins } = hintOf(part);
    if (whole.has(country)) sum += whole.size <= 3 ? 2 : 1;
    if (ends.has(country)) sum += 1;
    if (begins.has(country)) sum += 0.7;
  }
  return Math.min(4, sum);
}
