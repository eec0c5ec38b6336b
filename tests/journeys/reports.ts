/** Press reports for the journeys, in our own words; each about something else, so that none is taken for a copy of another. */

export const soilSensors = `Soil sensors bring two agricultural laboratories together

TASHKENT, 3 November 2026 - Pakistan and Uzbekistan agreed on Tuesday to set up a joint laboratory for soil sensors at the agricultural university in Faisalabad.

Uzbekistan's Minister of Digital Technologies, Rustam Olimov, offered to train 40 Pakistani engineers in satellite mapping in Tashkent next year.

The Pakistani side proposed a direct data link between the two research networks, and invited Uzbek start-ups to the technology expo in Karachi in March 2027.

Both ministers signed a memorandum of understanding on the recognition of digital signatures. They also agreed to exchange students of artificial intelligence.

The delegation later walked through the old city and praised its craftsmen. A song was heard at the gate, and both ministers stayed for it.
`;

export const tramSoftware = `Ankara and Islamabad look at software for trams

ANKARA, 9 November 2026 - Pakistan and Türkiye agreed on Monday to establish a shared testing centre for tram control software in Lahore.

The Turkish Minister of Industry and Technology offered to train 25 Pakistani signal engineers in Ankara in 2027.

The Pakistani delegation proposed a joint fund for young robotics firms.

The two sides signed a memorandum of understanding on cooperation in electric vehicle batteries.
`;

export const cloudRice = `Phnom Penh and Islamabad talk about rice and clouds

PHNOM PENH, 11 November 2026 - Pakistan and Cambodia agreed on Wednesday to open a joint innovation hub for rice milling technology in Battambang.

Cambodia's Minister of Post and Telecommunications invited Pakistani software companies to the digital fair in Phnom Penh in May 2027.

Pakistan offered 30 scholarships in cyber security to Cambodian students.

The two countries signed an agreement on the exchange of weather satellite data.
`;

export const oceanRobots = `Tokyo and Islamabad speak of robots under water

TOKYO, 16 November 2026 - Pakistan and Japan agreed on Monday to launch a joint programme for underwater inspection robots at the port of Gwadar.

Japan's Minister of Economy offered to train 15 Pakistani technicians in Yokohama.

The Pakistani side proposed a working group on semiconductor design.
`;

export const quietRivers = `Beijing and Islamabad measure rivers together

BEIJING, 18 November 2026 - Pakistan and China agreed on Wednesday to build a network of river level sensors along the upper Indus.

China offered to train 50 Pakistani hydrologists in Chengdu next spring.

Both sides signed a memorandum of understanding on flood forecasting models.
`;

export const seaCables = `A cable under the sea is on the table again

KARACHI, 4 November 2026 - Officials of Pakistan and Türkiye agreed in Karachi to lay out the landing point of a shared research cable by the summer.

The Turkish side invited three Pakistani laboratories to its open oceanography week in Izmir.
`;

export const schoolRadios = `Village schools may soon hear each other

SAMARKAND, 6 November 2026 - Pakistan offered to send twenty low-cost radio kits to village schools near Samarkand.

Uzbekistan proposed a yearly contest in which pupils of both countries build weather stations.
`;

export const inUrdu = `پاکستان اور ازبکستان نے منگل کو زرعی یونیورسٹی میں مشترکہ تجربہ گاہ قائم کرنے پر اتفاق کیا۔ وزیر نے کہا کہ چالیس انجینئروں کو اگلے سال تاشقند میں تربیت دی جائے گی اور دونوں ملکوں کے طلبہ کا تبادلہ بھی ہو گا۔ دونوں وزیروں نے مفاہمت کی یادداشت پر دستخط کیے۔`;

export const workingGroup = `Pakistan and Uzbekistan to follow digital work in one group

ISLAMABAD, 4 November 2026 - Pakistan and Uzbekistan agreed to set up a joint working group on information technology.

The two ministers met for an hour and later visited a library.
`;
