/**
 * Names by which a text calls a country: code | names | demonyms | capital and cities. A general ISO 3166-1 table, with no view on status.
 * `;` parts entries. The first city is the capital.
 */
export const namesAToK = `
AD|Andorra|Andorran|Andorra la Vella
AE|United Arab Emirates; UAE; U.A.E.; the Emirates|Emirati; Emiratis|Abu Dhabi; Dubai; Sharjah; Ajman; Masdar City
AF|Afghanistan|Afghan; Afghans|Kabul; Kandahar; Herat; Jalalabad; Mazar-i-Sharif
AG|Antigua and Barbuda; Antigua|Antiguan|Saint John's
AL|Albania|Albanian; Albanians|Tirana; Durrës
AM|Armenia|Armenian; Armenians|Yerevan; Gyumri; Vanadzor
AO|Angola|Angolan; Angolans|Luanda; Lobito; Benguela
AR|Argentina|Argentine; Argentines; Argentinian; Argentinean|Buenos Aires; Bariloche; Córdoba; Rosario
AT|Austria|Austrian; Austrians|Vienna; Graz; Linz; Salzburg
AU|Australia|Australian; Australians|Canberra; Sydney; Melbourne; Brisbane; Perth; Adelaide; Darwin; Queensland; New South Wales
AZ|Azerbaijan|Azerbaijani; Azerbaijanis; Azeri|Baku; Ganja; Sumgayit; Shamakhi; Karabakh
BA|Bosnia and Herzegovina; Bosnia-Herzegovina; Bosnia|Bosnian; Bosnians|Sarajevo; Mostar
BB|Barbados|Barbadian|Bridgetown
BD|Bangladesh|Bangladeshi; Bangladeshis|Dhaka; Chattogram; Chittagong; Khulna; Sylhet; Rajshahi
BE|Belgium|Belgian; Belgians; Flemish|Brussels; Antwerp; Ghent; Leuven; Flanders
BF|Burkina Faso|Burkinabe; Burkinabè|Ouagadougou
BG|Bulgaria|Bulgarian; Bulgarians|Sofia; Plovdiv; Varna
BH|Bahrain; Kingdom of Bahrain|Bahraini; Bahrainis|Manama
BI|Burundi|Burundian; Burundians|Bujumbura; Gitega
BJ|Benin|Beninese|Porto-Novo; Cotonou
BN|Brunei; Brunei Darussalam; Negara Brunei Darussalam|Bruneian; Bruneians|Bandar Seri Begawan; Temburong
BO|Bolivia|Bolivian; Bolivians|La Paz; Santa Cruz de la Sierra
BR|Brazil|Brazilian; Brazilians|Brasília; Brasilia; São Paulo; Sao Paulo; Rio de Janeiro; Campinas; São José dos Campos; Recife
BS|Bahamas|Bahamian|Nassau
BT|Bhutan|Bhutanese|Thimphu; Paro
BW|Botswana|Botswanan; Batswana; Motswana|Gaborone
BY|Belarus|Belarusian; Belarusians; Belarussian|Minsk; Brest; Gomel
BZ|Belize|Belizean|Belmopan
CA|Canada|Canadian; Canadians|Ottawa; Toronto; Vancouver; Montreal; Quebec; Calgary; Saskatoon; British Columbia; Alberta; Ontario
CD|Democratic Republic of the Congo; DR Congo; DRC|Congolese|Kinshasa; Lubumbashi; Goma
CF|Central African Republic|Central African|Bangui
CG|Republic of the Congo; Congo-Brazzaville|Congolese|Brazzaville
CH|Switzerland; Swiss Confederation|Swiss|Bern; Zurich; Zürich; Geneva; Lausanne; Basel; Davos; Lugano
CI|Côte d'Ivoire; Cote d'Ivoire; Ivory Coast|Ivorian; Ivorians|Abidjan; Yamoussoukro
CL|Chile|Chilean; Chileans|Santiago; Valparaíso; Valparaiso; Antofagasta
CM|Cameroon|Cameroonian; Cameroonians|Yaoundé; Yaounde; Douala
CN|China; People's Republic of China; PRC|Chinese|Beijing; Shanghai; Shenzhen; Guangzhou; Hangzhou; Chengdu; Kunming; Yunnan; Urumqi; Xinjiang; Wuhan; Xi'an
CO|Colombia|Colombian; Colombians|Bogotá; Bogota; Medellín; Medellin; Cali; Barranquilla
CR|Costa Rica|Costa Rican; Costa Ricans; Tico|San José; Cartago
CU|Cuba|Cuban; Cubans|Havana
CV|Cabo Verde; Cape Verde|Cabo Verdean; Cabo Verdeans; Cape Verdean; Cape Verdeans|Praia; Mindelo
CY|Cyprus|Cypriot; Cypriots|Nicosia; Limassol
CZ|Czechia; Czech Republic|Czech; Czechs|Prague; Brno; Ostrava
DE|Germany; Federal Republic of Germany|German; Germans|Berlin; Munich; Hamburg; Frankfurt; Bonn; Dresden; Stuttgart; Leipzig; Cologne; Bavaria; Saxony
DJ|Djibouti|Djiboutian; Djiboutians|Djibouti City
DK|Denmark|Danish; Danes; Dane|Copenhagen; Aarhus; Odense
DM|Dominica|Dominican|Roseau
DO|Dominican Republic|Dominican; Dominicans|Santo Domingo
DZ|Algeria|Algerian; Algerians|Algiers; Oran
EC|Ecuador|Ecuadorian; Ecuadorians; Ecuadorean|Quito; Guayaquil
EE|Estonia|Estonian; Estonians|Tallinn; Tartu
EG|Egypt|Egyptian; Egyptians|Cairo; Alexandria; Giza; Suez; Aswan; New Administrative Capital
ER|Eritrea|Eritrean; Eritreans|Asmara
ES|Spain|Spanish; Spaniard; Spaniards; Catalan|Madrid; Barcelona; Valencia; Seville; Bilbao; Málaga
ET|Ethiopia|Ethiopian; Ethiopians|Addis Ababa; Adama; Hawassa; Ziway; Bahir Dar
EU|European Union; EU; European Commission|European|
FI|Finland|Finnish; Finn; Finns|Helsinki; Espoo; Tampere; Oulu; Turku
FJ|Fiji|Fijian; Fijians|Suva; Nadi; Labasa; Rotuma
FM|Micronesia; Federated States of Micronesia|Micronesian|Palikir; Pohnpei
FR|France; French Republic|French; Frenchman; Frenchmen|Paris; Lyon; Marseille; Toulouse; Grenoble; Bordeaux; Nantes; Lille
GA|Gabon|Gabonese|Libreville
GB|United Kingdom; UK; U.K.; Britain; Great Britain; England; Scotland; Wales; Northern Ireland|British; Briton; Britons; Scottish; English; Welsh|London; Edinburgh; Manchester; Glasgow; Bradford; Leeds; Birmingham; Belfast; Cardiff; Cambridge; Oxford; Whitehall; Westminster
GD|Grenada|Grenadian|Saint George's
GE|Georgia|Georgian; Georgians|Tbilisi; Batumi; Kutaisi; Rustavi
GH|Ghana|Ghanaian; Ghanaians|Accra; Tema; Kumasi
GM|Gambia; The Gambia|Gambian; Gambians|Banjul
GN|Guinea|Guinean; Guineans|Conakry
GQ|Equatorial Guinea|Equatoguinean|Malabo
GR|Greece; Hellenic Republic|Greek; Greeks; Hellenic|Athens; Thessaloniki; Piraeus; Patras
GT|Guatemala|Guatemalan; Guatemalans|Guatemala City
GW|Guinea-Bissau|Bissau-Guinean|Bissau
GY|Guyana|Guyanese|Georgetown
HK|Hong Kong|Hong Konger; Hongkonger|
HN|Honduras|Honduran; Hondurans|Tegucigalpa
HR|Croatia|Croatian; Croatians; Croat|Zagreb; Split; Rijeka
HT|Haiti|Haitian; Haitians|Port-au-Prince
HU|Hungary|Hungarian; Hungarians|Budapest; Debrecen; Szeged; Győr; Pécs
ID|Indonesia|Indonesian; Indonesians|Jakarta; Bandung; Surabaya; Batam; Medan; Bogor; Bali; Nusantara; Yogyakarta
IE|Ireland|Irish|Dublin; Cork; Galway; Limerick
IL|Israel|Israeli; Israelis|Jerusalem; Tel Aviv; Haifa
IN|India|Indian; Indians|New Delhi; Delhi; Mumbai; Bengaluru; Bangalore; Chennai; Hyderabad; Kolkata; Pune; Ahmedabad; Gujarat; Kerala
IQ|Iraq|Iraqi; Iraqis|Baghdad; Basra; Erbil; Mosul
IR|Iran; Islamic Republic of Iran|Iranian; Iranians|Tehran; Isfahan; Shiraz; Tabriz; Mashhad; Zahedan; Chabahar; Mirjaveh
IS|Iceland|Icelandic; Icelander; Icelanders|Reykjavík; Reykjavik
IT|Italy|Italian; Italians|Rome; Milan; Turin; Naples; Bologna; Bari; Trieste; Genoa; Florence; Puglia
JM|Jamaica|Jamaican; Jamaicans|Kingston
JO|Jordan; Hashemite Kingdom of Jordan|Jordanian; Jordanians|Amman; Aqaba; Irbid; Zarqa
JP|Japan|Japanese|Tokyo; Osaka; Kyoto; Kumamoto; Fukuoka; Nagoya; Yokohama; Hiroshima; Okinawa; Kobe; Sendai; Sapporo
KE|Kenya|Kenyan; Kenyans|Nairobi; Mombasa; Konza; Kisumu; Naivasha; Nakuru
KG|Kyrgyzstan; Kyrgyz Republic|Kyrgyz; Kyrgyzstani|Bishkek; Osh
KH|Cambodia|Cambodian; Cambodians; Khmer|Phnom Penh; Siem Reap; Sihanoukville
KI|Kiribati|I-Kiribati|Tarawa
KM|Comoros|Comorian|Moroni
KN|Saint Kitts and Nevis|Kittitian|Basseterre
KP|North Korea; DPRK|North Korean; North Koreans|Pyongyang
KR|South Korea; Republic of Korea; ROK; RoK; Korea|South Korean; South Koreans; Korean; Koreans|Seoul; Busan; Incheon; Daejeon; Daegu; Gwangju; Suwon; Sejong; Pangyo; Cheonan; Changwon
KW|Kuwait; State of Kuwait|Kuwaiti; Kuwaitis|Kuwait City
KZ|Kazakhstan|Kazakh; Kazakhs; Kazakhstani; Kazakhstanis|Astana; Almaty; Shymkent; Karaganda; Aktau; Ekibastuz; Alatau
`;
