/** Words that speak for a topic. One entry a space; `_` joins the words of a phrase; `*` stands for any ending. */
import type { Topic } from '../../extraction.ts';

export const topicWords: Readonly<Record<Topic, string>> = {
  ai: `ai artificial_intelligence machine_learning deep_learning algorithm* neural chatbot* large_language language_model* llm* generative
    computer_vision speech_recognition handwriting_recognition model_weights red-team* data_science data_scientist* annotat* training_data
    translation_engine translation_model chat_assistant`,
  cybersecurity: `cyber* cert csirt incident_response incident_responder* malware ransomware phishing hacker* hack hacking vulnerabilit* threat_indicator*
    threat_intelligence indicators_of_compromise information_security network_security data_protection privacy_commissioner scam* anti-scam fraud_ring*
    online_safety online_fraud spyware penetration_test* table-top forensic* wiper red_team* sim_card* sim_box* lawful emergency_response_team* computer_emergency
    encryption secure_communication* watchdog* digital_forensic* undersea_cable_protection breach breaches blue_team cyberattack* cyber-attack*`,
  skills: `skill* vocational tvet apprentice* trainee* technician* bootcamp* boot_camp* coder* coding workforce upskill* reskill* certificate* certification*
    intern interns internship* placement* talent* course courses instructor* trainer* developers welders mechatronic* job_seeker* labour_market freelancer* youth
    instructors polytechnic* professional_qualification* nurses seafarer* workers worker apprenticeship* training_centre training_center digital_skill*
    it_graduate* language_lesson* employab* craftsm*`,
  startups: `startup* start-up* incubat* accelerat* founder* venture_capital venture_fund soft-landing soft_landing entrepreneur* angel_investor* unicorn* spin-off*
    spinoff* demo_day hackathon* pitch_day early-stage co-working coworking women-led_start-ups innovation_hub scale-up* scaleup* gaming_studio* game_studio*`,
  'digital-government': `e-government egovernment digital_government e-governance egov digital_identity digital_id national_id identity_card* identity_system* e-id
    e-residency public_service* one-stop single_window one-window portal* registry registries land_registry land_register* civil_register civil_registry
    interoperab* x-road e-signature* electronic_signature* signature* digital_signature* passport* visa_portal biometric* e-passport* smart_cit* smart_city traffic_light* traffic_data
    municipal* census archive archiv* open_data e-visa population_register birth_registration court* paperless public_administration
    government_services service_hall citizen_service* e-document* digital_public_infrastructure emergency_number* cadastr* land_survey* tax_return* e-procurement
    procurement_portal ombudsman twin_cit* sister-city sister_city firemen flood_gauge* dashboard complaint* mayor* city_hall consular fingerprint* facial_recognition mobywatel
    public-service digital_public e-gov id_card* documents digital_infrastructure`,
  'digital-economy': `digital_economy digital_trade digital_market* it_export* software_export* it_sector ict_cooperation information_technology software_house* software_firm*
    it_firm* it_companies software_companies outsourc* bpo call_centre* call_center* gaming game_development game_developer* video_game* animation esports creative_industr* digital_transformation
    digital_cooperation data_flow* data_bridge cross-border_data data_adequacy freelanc* digital_partnership digital_development digitalisation digitalization software_park it_park
    technology_park* ict_ministers it_ministers information_technologies e-commerce_platform online_selling game_studio* digital_affairs digital_dialogue tech_corridor
    digitization digital_technolog* ict_minist* it_industry it_business* postal post_office* posts technopark* special_technology_zone* it-park companies_registered`,
  connectivity: `broadband fibre fiber fibre-optic fiber-optic optical_fibre optical_cable submarine_cable* subsea subsea_cable* undersea_cable* cable cables landing_station landing_point
    landing_stations bandwidth 5g 6g 4g open_ran spectrum roaming mobile_operator* telecom* telephon* telco* internet_exchange internet_access tower towers mast masts base_station* wi-fi wifi
    starlink satellite_internet data_cent* datacenter* internet_gateway terrestrial_link backbone latency carrier carriers frequenc* connectivity network_link peering megabit* gigabit*
    transit_capacity point_of_presence radio_link* signal_coverage mobile_signal ix ixp international_gateway kilometre_of_fibre repeater* microwave_link hyperscale
    satellite_phone* numbering megawatts_for_the_servers servers computing_campus regulators regulator iot internet_of_things cloud dark_fibre dark_fiber`,
  research: `research* scientist* scientific science laborator* lab labs observator* institute_of_science physics chemistry geolog* seismic seismolog* seismograph* earthquake* glacier* glaciolog*
    hydrolog* ocean* oceanograph* marine_science marine_institute* weather_radar meteorolog* climat* weather monsoon dust genom* telescope* astronom* synchrotron beam_time beamtime accelerator_facility
    nuclear reactor polar antarctic* biotech* material_science nanotech* supercomput* high-performance_computing hpc petaflop* exaflop* research_vessel* expedition* joint_call phd doctoral
    academy_of_sciences science_foundation peer-reviewed biodivers* coral mangrove* tsunami avalanche* permafrost desalination membrane* water_lab archaeolog* papyr* manuscript* specimen*
    catalysis photonics metrolog* measurement_standard* standards_laborator* calibration fisheries_research radiocarbon volcano* carbon_capture landslide* flood_forecast* storm* geothermal_survey
    sample samples joint_survey compute_time computing_time yellow_dust rainfall`,
  health: `health* hospital* clinic* patient* doctor* medical medicine* nurs* vaccin* telemedicine tele-medicine tele-health telehealth tele-radiology teleradiology radiolog* surger* surgical pharma*
    drug_regulator* drug_authority insulin cancer oncolog* isotope* tubercul* polio malaria dengue epidemic* epidemiolog* disease* outbreak* pathogen* mrna biomedic* dialysis diagnos* e-prescription*
    prescription* blood tele-consultation teleconsultation tele-icu midwi* maternal prosthe* antibiotic* antimicrobial typhoid syrup* scans x-ray ambulance* public_health therap* cardiac health_record*
    mental rabies vaccination`,
  industry: `industr* manufactur* factor* assembly_line assembly_plant assembl* plant automation robot* drone_maker* machine_tool* steel textile* garment* leather footwear automotive automobile* electric_vehicle* ev evs
    batter* lithium truck* driverless tractor* tooling mould* casting foundr* 3d_print* additive_manufacturing production_line shipyard* shipbuild* aviation aircraft aerospace mining minerals packaging_plant
    digital_twin predictive_maintenance smart_factor* industry_4.0 supplier_park industrial_park industrial_zone free_zone ceramic* furniture smelter* refiner* tyre* transformer* winding workshop sensors_factory sports_goods
    surgical_instruments motorcycle* appliance*`,
  trade: `trade expo exhibition* fair fairs pavilion* b2b business_forum business-to-business trade_mission customs cargo waybill* bill_of_lading bills_of_lading parcel* logistic* shipping port container* freight tariff* export*
    import* e-commerce ecommerce chamber* business_delegation* chambers_of_commerce halal quarantine certificate_of_origin trade_window trade_fair paperless_trade buyers weighbridge gate_pass* border_crossing green_lane transit
    carnet tir consignment* dry_port warehouse* merchant_fair business_matching business_matchmaking trade_show consumer_protection sanctioned_goods attestation tea chest* traceab* trade_document* e-phyto supply_chain*
    invoice* booth* stall marketplace business_visas business_week conformity_assessment`,
  fintech: `fintech* payment* pay wallet* e-wallet* bank banks banking central_bank* remittance* mobile_money mobile-money qr qr_code sandbox currency currencies settlement stablecoin* crypto* digital_currency cbdc insur*
    actuar* credit_scor* anti-money anti-fraud money_launder* kyc e-kyc securities stock_exchange capital_market* interoperable_payment* card_scheme switch lending peso* microfinance sukuk islamic_finance open_banking
    exchange_house* monetary_authority tech_listing bank_staff financial_technolog* financial_inclusion`,
  semiconductors: `semiconductor* chip chips microchip* chip-design chip_design wafer* fab fabs foundry_service packaging_and_test* osat lithograph* integrated_circuit* eda design_house* clean_room clean-room fabless vlsi
    silicon microelectronic* substrate advanced_packaging tape-out taped_out chip_test* power-management_chip chip_packaging photomask* nanoelectronic* design_software electronic_design sensor_chip*`,
  space: `space satellite* nanosatellite* cubesat* orbit* rocket* launch_vehicle launch_slot launch_service* ground_station* ground_receiving astronaut* cosmonaut* remote_sensing earth_observation earth-observation isro
    spacecraft payload* copernicus navigation_signal* gnss gps beidou telemetry tracking_station imagery satellite_image* satellite-image* satellite_picture* spectral lunar moon space_agency space_agencies launchpad
    microgravity space_debris space_cent* azercosmos`,
  quantum: `quantum* qubit* qkd post-quantum quantum-safe ion_trap* dilution_refrigerator cryogenic_computer entangle*`,
  education: `educat* school* universit* student* teacher* pupil* curricul* degree* diploma* scholarship* classroom* lecturer* lecture* professor* campus faculty academic* textbook* doctoral doctorate* phd master's masters
    undergraduate* postgraduate* bachelor's graduate* e-learning online_course* mooc* distance_learning librar* summer_school higher_education exam examination* dual_degree joint_degree credit_transfer
    supervis* dormitor* tuition kindergarten* co-supervis* academy ed-tech edtech learning_platform fellowship* olympiad* youngsters freshmen semester doctoral_candidate*`,
  agriculture: `agricultur* farm* crop* seed seeds seedling* wheat rice maize cotton potato* olive* tea coffee cocoa rubber livestock cattle dairy veterinar* animal vaccination_tracking irrigat* drip soil* fertili* pesticide* bio-pesticide*
    germplasm gene_bank* breeding breeder* plant_protection pest pests fruit_fly locust* fisher* fishermen aquacultur* shrimp tuna fish seagrass horticultur* greenhouse* orchard* grower* smallholder* harvest* agri* agro* agronom* grain
    forest* pastur* herder* horses drone_spray* spraying phytosanitar* food_security plant_breeding date_palm* dates palm mill mills milling tractor* cold_room* food_safety veterinary salt-tolerant milk meat honey
    saffron apple* citrus mango* banana* drought nursery nurseries flower* ranch* mudflow* extension_officer* food`,
  energy: `energy electric* power_grid grid grids smart_meter* meter meters metering solar photovoltaic wind offshore_wind turbine* hydrogen electroly* geothermal hydropower hydroelectric dam renewable* batteries battery_storage
    battery-recycling nuclear_power biogas biomass oil gas pipeline* lng coal megawatt* mw power_plant* power_purchase substation* charging_station* district_heating heat heating energy_efficien* transmission_line* dispatch*
    interconnector load_forecast* kilowatt* fuel power_company distribution_companies microgrid* mini-grid* battery low-carbon decarbon* emission* tailings_heat congestion_signal* utility utilities`,
  other: `culture cultural heritage museum* sport* tourism tourist* police policing migration refugee* disaster* early_warning flood warning_system rescue search_and_rescue housing transport railway* road roads bridge aviation_safety
    maritime coast_guard fishing_boat* boat* defence defense water sanitation environment* waste recycling women gender media broadcast* film embassy consulate follow-up_committee translation interpreters`,
};
