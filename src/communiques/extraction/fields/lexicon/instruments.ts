/** Words that speak for an instrument. One entry a space; `_` joins the words of a phrase; `*` stands for any ending. */
import type { Instrument } from '../../extraction.ts';

export const instrumentWords: Readonly<Record<Instrument, string>> = {
  agreement: `agreement* accord accords memorandum memoranda mou mous moc protocol treaty convention pact charter compact letter_of_intent letters_of_intent loi roadmap road_map action_plan plan_of_action work_plan work_programme workplan
    framework declaration joint_statement exchange_of_letters exchange_of_notes term_sheet heads_of_terms contract contracts deal addendum annex instrument partnership memorandum_of_understanding memorandum_of_cooperation arrangement
    cooperation_plan programme_of_cooperation program_of_cooperation statement_of_intent implementing_arrangement licence_agreement common_rules rulebook common_standard common_rulebook standard standards strategy twinning
    sister-city sister_city sisterhood joint_vision vision_statement guidelines specification draft text paper document documents legal_framework signed sign signing signature signatures inked initialled sealed chapter
    material_transfer_agreement adequacy_decision harmonis* harmoniz* spectrum_agreement roaming_agreement renewed`,
  'working-group': `working_group* working_party working_parties task_force taskforce task_team joint_committee joint_commission steering_committee subcommittee sub-committee sub-group joint_council council dialogue consultations
    technical_committee expert_group advisory_board coordination_group contact_group joint_team drafting_team drafting_group follow-up_committee focal_points commission committee board monitoring_team liaison_group jwg session meets_annually
    governance_board secretariat coordination_mechanism regular_consultations joint_economic panel held_its convened its_session forum_of_regulators technical_team small_team joint_technical`,
  training: `train trains trained training course courses workshop_series scholarship* seats places slots quota bootcamp* boot_camp* summer_school instructors trainers curriculum curricula classes lessons class capacity_building capacity-building
    certificates degree* master's phd doctorates doctoral_candidates fellowship* apprenticeship* apprentices vocational placement* internship* interns graduates trainees teach taught learn school_of coach coached residency intake cohort lessons
    diploma master's_programme co-supervis* jointly_supervised supervision joint_supervision students technicians teachers drilled instruct* undergo* masterclass* upskill* lecturers_to dual_apprenticeship study_places learners graduated
    candidates enrolled enroll* developers specialists growers`,
  exchange: `exchange exchanges second seconded secondment* second_to on_loan loan_of lend lends lent attachment* attached embed embeds embedded host hosts hosting hosted swap swaps swapping fellows visiting_scholar* visiting_researcher*
    visiting_lecturer* exchange_programme exchange_of_experts exchange_of_students exchange_of_staff researchers residence residency term_at stay staying stays desk_space co-working_space rent-free soft-landing interns internship* engineers advisers
    advisors liaison_officers dispatch dispatched experts spend_a_term spend_a_semester spending mobility two_engineers four_engineers teams lecturers professors scientists guest_researchers alternate_months placements start-ups founders
    peers counterparts colleagues resident residents incubat* officers months semester year-long half_a_year tour_of_duty borrow borrowed come_back returned`,
  investment: `invest* investor* fund funds funding financing finance financed finances grant grants loan soft_loan credit concessional capital million billion stake equity venture_fund co-finance* co-fund* bear_the_cost bears share_of_the_cost
    cost costs pay_for foot_the_bill tranche endow* money put_up pour credit_line seed_fund disburse* euros dollars yen won percent_of_the_cost contribute* pledge_of budget usd eur preferential_credit service_centre_in set_up_shop open_offices
    capital_into plant_next subsidise* underwrite* plot`,
  'joint-venture': `joint_venture* jointly_owned consortium joint_company co-own* co-owned jv 51:49 50:50 joint_production co-production joint_manufacturing jointly_manufactur* assembly_line joint_enterprise common_company spin_off merger partners_hold joint_stock shareholding company
    founded incorporated together_make assembling assembly_plant holding`,
  'joint-research': `joint_research joint_study feasibility_study feasibility_survey feasibility joint_laborator* joint_lab shared_lab research_project* joint_project* research_programme study studies survey co-develop* jointly_develop* joint_development
    joint_trials field_trials breeding breed joint_call research_together joint_experiment* joint_paper* scientific_cooperation joint_expedition* expedition research_cooperation collaborative_research twinning_laboratories pair_their twinned measurement_campaign
    assessment joint_survey route_study laboratory_together co-design* jointly_design designing_together prototype jointly_map mapping research_team collaboration_on co-author* papers published jointly_build nanosatellite_together language_model lab side_by_side
    develop_together teams investigate* investigation examine scientists`,
  pilot: `pilot pilots piloted piloting trial trials trial_run trialled trialed test tests testing tested test-bed testbed* sandbox demonstration demonstrate demonstrator proof_of_concept experimental by_way_of_experiment on_trial try try_out tried_out tries first_phase
    trial_basis trial_footing trial_orchard six-month_trial test_run test_site validation_trial field_test experiment showcase_in`,
  platform: `platform portal registry register database repository dashboard app application website catalogue catalog directory hub online_system single_window link_between interoperab* link_their linking linked system_link interface api gateway bridge
    help_desk helpdesk shared_cyber_range cyber_range clearing_house marketplace network e-library library exchange_system payments_link payment_link qr_link corridor switch interconnect* connect_their cross-border_payment* bulletin shared_portal
    data_platform accelerator registered_users tracking_system screen tracking online_platform digital_platform electronic_catalogue observatory_platform digital_twin interoperable page map warning_chain ledger e-wallets incubator`,
  event: `conference summit forum expo exhibition fair fairs hackathon contest competition symposium seminar webinar workshop roundtable week festival day days exercise exercises drill drills table-top tabletop camp pavilion stall booth booths
    business_forum roadshow road_show meeting session next_meeting next_session meet_again convene convened host_the hosted_the gathering challenge open_day field_day games colloquium congress showcase investor_day event partner_country
    held_in will_be_held b2b_meetings trade_fair exposition pitch_day joint_exercise meets_again tenth_session`,
  visit: `visit visits visited visiting delegation delegations mission study_visit study_tour study_trip tour trip technical_mission fact-finding site_visit return_visit business_delegation travel travelled travels come_to go_to see_for
    inspect inspection receive_a_delegation invited_to_visit familiarisation invite_experts team_to_visit send_a_team survey_team walk be_sent bring_its goes_to toured team_of gone_round dispatch_a_team`,
  'information-sharing': `share shared sharing exchange_of_information exchange_information exchange_data exchange_of_data data_exchange information_exchange information-sharing data_sharing alerts alert readings feed feeds hotline lists list images imagery data
    statistics notify notification indicators intelligence records experience experiences best_practice* know-how_exchange expertise swap_lists pass_on pass_each pass_to hand_over_data samples pool pooled pooling warn_each tell_each inform_each
    reports compare_notes lessons lesson_from early_warning hydrological_data open_its_data archive access_to_data mirror_copy sequence_bank exchange_of_experience acquaint study_the_model learn_from transmission real_time comments remarks
    text_exchange terms release_videos findings dictionaries alerts_on curriculum_share complaints each_other germplasm_data genomic pictures`,
  infrastructure: `build builds built building construct* centre center centres centers facility facilities plant station cable fibre fiber network line lines data_cent* laboratory laboratories park campus hub tower towers masts terminal base_stations
    landing_station radar equipment install* installed supercomputer* cluster computers lay laying laid corridor backbone exchange_point server servers hardware branch ground_station observatory college academy school museum clean_room equip equipped
    extension extend renovate* refit lit power_plant track test_track sensors buoys seismograph* receivers classrooms switches antenna* repair depot site open_a set_up_a mirror_server smart_classrooms kiosk* groundbreaking foundation works
    construction ground-breaking handover commissioned wing hospital space_centre branch_campus warehouse substation ring landing_point walls high-performance`,
  facilitation: `facilitat* visa visas permit permits licence license licences licences_for recognise recognize recognised recognition mutual_recognition waive* waived exempt* exemption access desk_for register_companies registration simplify simplif*
    tax tax_benefits incentives fast_track fast-track fast_lane green_lane reserve reserved reserving priority assist assistance help helping support supported guarantee premises rent rent_holiday fee fees stand_fee acceptance accept_certificates
    certificates_issued accredit* open_to opened_to opening_to allow* permission clearance time_on computing_time beam_time remote_use make_available made_available lower lighter_licence endorsement backlog focal_person single_contact contact_point
    name_a nominate cut_the_licensing market_access eligible no_rent launch_slot use_of quota_for halved duty duty-free ease eased visas_on stamped appointment* tickets cover_the_tickets free_space hosting_space waiver lease slot
    reliance electronic_signatures approve* approval let_into rank`,
  'technology-transfer': `technology_transfer transfer_of_technology transfer transferred transfers source_code code software know-how knowhow licence_to_make license_agreement designs blueprints drawings patent* process_know-how hand_over handed_over
    give_the_software donate* donated gifted supply supplied drones machines open-source open_source adopt_the reuse localis* localiz* winding_software vaccine_process technology_for deploy deployed matching_software free_of_charge system_to
    manufacturing_technology handing_over made_over licences_worth module pass_on_molding version_of vaccine_technology modules e-prescription_software tractors vans steel_tank handset* tank`,
  other: `return seized audit probe joint_probe investigation theatre campaign awareness align frequencies written_into cap roaming_charges repair office openness support project_office code_review go_through review deliver delivered deletion
    prize award awards crew medal anniversary translation legislation licences_of_the_operators satellite_phones other statement`,
};
