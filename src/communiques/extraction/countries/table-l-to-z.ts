/** The second half of the table in `table-a-to-k.ts`, in the same form. */
export const namesLToZ = `
LA|Laos; Lao PDR; Lao People's Democratic Republic; Lao P.D.R.|Lao; Laotian; Laotians|Vientiane; Luang Prabang; Savannakhet; Pakse; Oudomxay
LB|Lebanon|Lebanese|Beirut; Tripoli
LC|Saint Lucia|Saint Lucian|Castries
LI|Liechtenstein|Liechtensteiner|Vaduz
LK|Sri Lanka|Sri Lankan; Sri Lankans; Lankan|Colombo; Kandy; Galle; Jaffna; Battaramulla
LR|Liberia|Liberian; Liberians|Monrovia
LS|Lesotho|Basotho; Mosotho|Maseru
LT|Lithuania|Lithuanian; Lithuanians|Vilnius; Kaunas; Klaipeda
LU|Luxembourg; Luxemburg|Luxembourgish; Luxembourger; Luxembourgers|Luxembourg City
LV|Latvia|Latvian; Latvians|Riga; Liepāja; Ventspils
LY|Libya|Libyan; Libyans|Tripoli; Benghazi
MA|Morocco; Kingdom of Morocco|Moroccan; Moroccans|Rabat; Casablanca; Tangier; Marrakesh; Marrakech; Kenitra; Fez
MC|Monaco|Monegasque|Monaco
MD|Moldova; Republic of Moldova|Moldovan; Moldovans|Chisinau; Chișinău
ME|Montenegro|Montenegrin; Montenegrins|Podgorica
MG|Madagascar|Malagasy|Antananarivo
MH|Marshall Islands|Marshallese|Majuro
MK|North Macedonia; Macedonia|Macedonian; Macedonians|Skopje; Ohrid
ML|Mali|Malian; Malians|Bamako
MM|Myanmar; Burma|Burmese; Myanma|Naypyidaw; Nay Pyi Taw; Yangon; Mandalay
MN|Mongolia|Mongolian; Mongolians; Mongol|Ulaanbaatar; Ulan Bator; Darkhan; Khovd
MO|Macao; Macau|Macanese|
MR|Mauritania|Mauritanian; Mauritanians|Nouakchott
MT|Malta|Maltese|Valletta
MU|Mauritius|Mauritian; Mauritians|Port Louis; Ebene
MV|Maldives|Maldivian; Maldivians|Malé
MW|Malawi|Malawian; Malawians|Lilongwe; Blantyre
MX|Mexico|Mexican; Mexicans|Mexico City; Monterrey; Guadalajara; Guanajuato; Sonora; Ensenada; Querétaro
MY|Malaysia|Malaysian; Malaysians|Kuala Lumpur; Putrajaya; Cyberjaya; Penang; George Town; Johor; Johor Bahru; Sarawak; Sabah; Kuching; Selangor; Kedah
MZ|Mozambique|Mozambican; Mozambicans|Maputo; Beira
NA|Namibia|Namibian; Namibians|Windhoek
NE|Niger|Nigerien; Nigeriens|Niamey
NG|Nigeria|Nigerian; Nigerians|Abuja; Lagos; Kano; Ibadan; Zaria; Port Harcourt
NI|Nicaragua|Nicaraguan; Nicaraguans|Managua
NL|Netherlands; Holland|Dutch; Dutchman; Dutchmen; Netherlander|Amsterdam; The Hague; Rotterdam; Eindhoven; Delft; Utrecht; Wageningen
NO|Norway|Norwegian; Norwegians|Oslo; Bergen; Trondheim; Stavanger; Tromsø
NP|Nepal|Nepali; Nepalis; Nepalese|Kathmandu; Pokhara; Lalitpur; Singha Durbar
NR|Nauru|Nauruan|Yaren
NZ|New Zealand; Aotearoa New Zealand; Aotearoa|New Zealander; New Zealanders; Kiwi|Wellington; Auckland; Christchurch; Dunedin; Porirua
OM|Oman; Sultanate of Oman; the Sultanate|Omani; Omanis|Muscat; Duqm; Salalah; Sohar
PA|Panama|Panamanian; Panamanians|Panama City
PE|Peru|Peruvian; Peruvians|Lima; Arequipa; Cusco
PG|Papua New Guinea; PNG|Papua New Guinean; Papua New Guineans|Port Moresby; Lae
PH|Philippines|Philippine; Filipino; Filipinos; Filipina|Manila; Quezon City; Cebu; Davao; Puerto Princesa; Palawan; Clark; Malacañang; Mindanao; Diliman
PK|Pakistan; Islamic Republic of Pakistan|Pakistani; Pakistanis|Islamabad; Karachi; Lahore; Rawalpindi; Peshawar; Quetta; Faisalabad; Multan; Sialkot; Gwadar; Taxila; Punjab; Sindh; Khyber Pakhtunkhwa; Balochistan; Gilgit; Chakwal; Torkham
PL|Poland|Polish; Pole; Poles|Warsaw; Kraków; Krakow; Gdańsk; Gdansk; Wrocław; Poznań; Łódź; Rzeszów
PS|Palestine; State of Palestine|Palestinian; Palestinians|Ramallah; Gaza
PT|Portugal|Portuguese|Lisbon; Porto; Coimbra; Aveiro; Braga
PW|Palau|Palauan; Palauans|Koror; Ngerulmud; Peleliu
PY|Paraguay|Paraguayan; Paraguayans|Asunción; Asuncion
QA|Qatar; State of Qatar|Qatari; Qataris|Doha; Lusail
RO|Romania|Romanian; Romanians|Bucharest; Cluj; Cluj-Napoca; Iași; Timișoara
RS|Serbia|Serbian; Serbians; Serb; Serbs|Belgrade; Novi Sad; Niš; Kragujevac
RU|Russia; Russian Federation|Russian; Russians|Moscow; Saint Petersburg; St Petersburg; St. Petersburg; Kazan; Novosibirsk; Vladivostok; Skolkovo
RW|Rwanda|Rwandan; Rwandans; Rwandese|Kigali
SA|Saudi Arabia; Kingdom of Saudi Arabia; KSA; the Kingdom|Saudi; Saudis|Riyadh; Jeddah; Dammam; Jubail; Yanbu; Dhahran; NEOM; Makkah; Madinah
SB|Solomon Islands|Solomon Islander|Honiara
SC|Seychelles|Seychellois|Victoria
SD|Sudan|Sudanese|Khartoum; Port Sudan
SE|Sweden|Swedish; Swede; Swedes|Stockholm; Gothenburg; Malmö; Lund; Uppsala; Kista
SG|Singapore; the city-state|Singaporean; Singaporeans|
SI|Slovenia|Slovenian; Slovenians; Slovene; Slovenes|Ljubljana; Maribor
SK|Slovakia; Slovak Republic|Slovak; Slovaks; Slovakian|Bratislava; Košice
SL|Sierra Leone|Sierra Leonean; Sierra Leoneans|Freetown
SM|San Marino|Sammarinese|
SN|Senegal|Senegalese|Dakar; Diamniadio; Thiès; Saint-Louis
SO|Somalia|Somali; Somalis|Mogadishu; Hargeisa
SR|Suriname|Surinamese|Paramaribo
SS|South Sudan|South Sudanese|Juba
ST|São Tomé and Príncipe; Sao Tome and Principe|São Toméan|São Tomé
SV|El Salvador|Salvadoran; Salvadorans|San Salvador
SY|Syria|Syrian; Syrians|Damascus; Aleppo
SZ|Eswatini; Swaziland|Swazi; Swazis|Mbabane
TD|Chad|Chadian; Chadians|N'Djamena
TG|Togo|Togolese|Lomé; Lome
TH|Thailand|Thai; Thais|Bangkok; Chiang Mai; Phuket; Hat Yai; Songkhla; Khon Kaen; Sadao
TJ|Tajikistan|Tajik; Tajiks; Tajikistani|Dushanbe; Khujand
TL|Timor-Leste; East Timor|Timorese|Dili
TM|Turkmenistan|Turkmen; Turkmens|Ashgabat; Turkmenbashi; Serhetabat
TN|Tunisia|Tunisian; Tunisians|Tunis; Sfax; Gabès; Sousse; Kebili; Médenine
TO|Tonga|Tongan; Tongans|Nuku'alofa
TR|Türkiye; Turkiye; Turkey|Turkish; Turk; Turks|Ankara; Istanbul; İstanbul; Izmir; İzmir; Antalya; Bursa; Konya
TT|Trinidad and Tobago; Trinidad|Trinidadian; Trinidadians|Port of Spain
TV|Tuvalu|Tuvaluan|Funafuti
TW|Taiwan|Taiwanese|Taipei; Hsinchu; Taichung; Tainan; Kaohsiung
TZ|Tanzania; United Republic of Tanzania; Zanzibar|Tanzanian; Tanzanians|Dodoma; Dar es Salaam; Arusha; Morogoro; Mwanza
UA|Ukraine|Ukrainian; Ukrainians|Kyiv; Kiev; Lviv; Kharkiv; Odesa; Dnipro
UG|Uganda|Ugandan; Ugandans|Kampala; Entebbe; Jinja
US|United States; United States of America; U.S.; USA; America; US|American; Americans|Washington; Washington, D.C.; New York; California; Texas; Louisiana; San Francisco; Silicon Valley; White House; Baton Rouge; Boston; Chicago
UY|Uruguay|Uruguayan; Uruguayans|Montevideo
UZ|Uzbekistan|Uzbek; Uzbeks; Uzbekistani|Tashkent; Samarkand; Bukhara; Andijan; Namangan; Fergana; Khorezm; Chirchiq
VA|Holy See; Vatican|Vatican|Vatican City
VC|Saint Vincent and the Grenadines; Saint Vincent|Vincentian|Kingstown
VE|Venezuela|Venezuelan; Venezuelans|Caracas; Maracaibo
VN|Vietnam; Viet Nam|Vietnamese|Hanoi; Ha Noi; Ho Chi Minh City; Da Nang; Hai Phong; Hue; Can Tho; Bac Ninh; Nha Trang; Hoa Lac
VU|Vanuatu|ni-Vanuatu|Port Vila
WS|Samoa|Samoan; Samoans|Apia; Savai'i; Upolu
XK|Kosovo|Kosovar; Kosovars|Pristina; Prishtina
YE|Yemen|Yemeni; Yemenis|Sana'a; Sanaa; Aden
ZA|South Africa|South African; South Africans|Pretoria; Johannesburg; Cape Town; Durban
ZM|Zambia|Zambian; Zambians|Lusaka; Ndola
ZW|Zimbabwe|Zimbabwean; Zimbabweans|Harare; Bulawayo
`;
