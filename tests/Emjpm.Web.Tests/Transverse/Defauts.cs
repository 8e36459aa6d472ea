using Emjpm.Web.Tests.Administration;
using Emjpm.Web.Tests.Compte;
using Emjpm.Web.Tests.Direction;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Inscriptions;
using Emjpm.Web.Tests.Registre;

namespace Emjpm.Web.Tests.Transverse;

/// <summary>
/// The defects of the predecessor, security or blocking, that concern the registry, the accounts and the administration: each
/// with the test that fails if it comes back. D: chapter 14 of its administration side; A: annex B of its programming interfaces.
/// A test renamed or removed no longer compiles here.
/// </summary>
public static class Defauts
{
    public static TheoryData<string, Type, string> Liste =>
        new()
        {
            {
                "D W-01, A W-07: an account not approved enters by a forgotten password",
                typeof(InscriptionTests),
                nameof(
                    InscriptionTests.W01_a_request_not_approved_is_opened_by_no_path_forgotten_password_included
                )
            },
            {
                "A W-07: a reset signs in and skips the second factor",
                typeof(MotDePasseOublieTests),
                nameof(
                    MotDePasseOublieTests.A_code_typed_by_hand_gives_a_new_password_and_ends_every_session
                )
            },
            {
                "A W-07: an account closed meanwhile",
                typeof(MotDePasseOublieTests),
                nameof(MotDePasseOublieTests.A_code_of_an_account_closed_meanwhile_opens_nothing)
            },
            {
                "D W-02, A W-12: any agent rewrites the national list",
                typeof(ActesTests),
                nameof(ActesTests.Outside_the_territory_nothing_is_written)
            },
            {
                "D W-02: contacts of all professionals",
                typeof(RegistreTests),
                nameof(RegistreTests.A_file_of_the_country_keeps_the_contacts_of_other_territories)
            },
            {
                "A W-12: rows of the whole country",
                typeof(MatriceTests),
                nameof(MatriceTests.No_address_shows_or_changes_what_is_out_of_the_perimeter)
            },
            {
                "D W-03, A W-10: one's own level, function or court",
                typeof(DefautsTests),
                nameof(DefautsTests.W03_nobody_gives_oneself_a_function_a_territory_or_a_court)
            },
            {
                "A W-10: a member promotes or removes members",
                typeof(MembresTests),
                nameof(
                    MembresTests.Members_are_those_of_ones_own_service_and_only_an_administrator_changes_them
                )
            },
            {
                "D W-04, A W-08: invitations without end, for anybody",
                typeof(MembresTests),
                nameof(
                    MembresTests.A_code_sent_again_revoked_expired_or_tried_too_often_opens_nothing
                )
            },
            {
                "D W-04, A W-08: an invitation is bound to its address",
                typeof(InvitationsAccesTests),
                nameof(
                    InvitationsAccesTests.An_entry_without_account_is_invited_again_revoked_and_accepted_once
                )
            },
            {
                "D W-05, A W-21: second factor skipped",
                typeof(SecondFacteurTests),
                nameof(
                    SecondFacteurTests.A_code_is_asked_after_the_password_once_an_application_is_added
                )
            },
            {
                "D W-05: second factor of those who administer",
                typeof(SecondFacteurTests),
                nameof(
                    SecondFacteurTests.An_administrator_without_a_second_factor_is_led_to_add_one_and_enters_nothing_before
                )
            },
            {
                "D W-06: an agent cannot save a service",
                typeof(DefautsTests),
                nameof(DefautsTests.W06_an_agent_saves_a_change_to_a_service)
            },
            {
                "D W-07, A W-14: a blocked account keeps its access",
                typeof(ComptesTests),
                nameof(
                    ComptesTests.A_blocked_account_is_out_at_its_next_request_told_and_opened_again
                )
            },
            {
                "D W-07: blocking an administrator has no effect",
                typeof(ComptesTests),
                nameof(ComptesTests.Of_two_administrators_who_block_each_other_one_remains)
            },
            {
                "A W-14: a session survives a change of password",
                typeof(MotDePasseTests),
                nameof(
                    MotDePasseTests.A_new_password_replaces_the_old_one_and_closes_the_other_sessions
                )
            },
            {
                "D W-08: impersonation that writes",
                typeof(VoirCommeTests),
                nameof(VoirCommeTests.It_sees_what_the_judge_sees_and_can_do_nothing)
            },
            {
                "D W-08: impersonation unseen",
                typeof(VoirCommeTests),
                nameof(
                    VoirCommeTests.The_person_is_told_and_every_page_is_logged_under_the_administrator
                )
            },
            {
                "D W-09, A W-11: hashes of colleagues",
                typeof(DefautsTests),
                nameof(DefautsTests.W09_W11_no_page_holds_the_hash_of_a_colleague)
            },
            {
                "A W-13: codes kept in clear",
                typeof(MotDePasseOublieTests),
                nameof(
                    MotDePasseOublieTests.The_code_is_kept_as_a_hash_and_leaves_the_outbox_with_the_mail
                )
            },
            {
                "D W-10, A W-16: no lock-out",
                typeof(ConnexionTests),
                nameof(ConnexionTests.Five_failures_lock_the_account_a_quarter_of_an_hour)
            },
            {
                "D W-10, A W-16: the sign-in says who has an account",
                typeof(ConnexionTests),
                nameof(
                    ConnexionTests.A_refusal_does_not_say_whether_the_account_exists_is_inactive_or_has_no_right
                )
            },
            {
                "D W-10, A W-16: the forgotten password says it",
                typeof(MotDePasseOublieTests),
                nameof(
                    MotDePasseOublieTests.What_is_answered_does_not_say_whether_the_account_exists
                )
            },
            {
                "D W-10, A W-16: the sign-up says it",
                typeof(InscriptionTests),
                nameof(
                    InscriptionTests.W10_what_is_answered_does_not_say_whether_the_address_has_an_account
                )
            },
            {
                "D W-11, A W-20: lists open to all",
                typeof(AutorisationsTests),
                nameof(AutorisationsTests.Without_an_account_only_what_is_for_all_opens)
            },
            {
                "D W-12: scripts of others",
                typeof(EntetesTests),
                nameof(EntetesTests.Every_response_carries_the_security_headers)
            },
            {
                "D W-13: Corsica cannot sign up",
                typeof(InscriptionTests),
                nameof(InscriptionTests.W13_an_agent_of_Corsica_signs_up)
            },
            {
                "D W-14: invitations that cannot be accepted",
                typeof(MembresTests),
                nameof(
                    MembresTests.Somebody_without_an_account_is_invited_types_the_code_and_works_with_the_rights_given
                )
            },
            {
                "D W-14, W-31: SDPF invited, then stopped by a confusion of numbers",
                typeof(DefautsTests),
                nameof(DefautsTests.W14_W31_a_sdpf_is_invited_invites_and_writes_on_itself_alone)
            },
            {
                "D W-16: a SDPF cannot be edited, nor its département",
                typeof(DefautsTests),
                nameof(DefautsTests.W16_a_sdpf_is_edited_and_entitled_elsewhere)
            },
            {
                "D W-17: a DPFI with an account breaks its page",
                typeof(DefautsTests),
                nameof(DefautsTests.W17_the_sheet_of_a_dpfi_with_an_account_opens_and_is_saved)
            },
            {
                "A W-18: no sign-out on the server",
                typeof(SessionsTests),
                nameof(SessionsTests.A_copied_cookie_is_worth_nothing_after_signing_out)
            },
            {
                "D W-19: a new court cannot be created",
                typeof(TribunauxTests),
                nameof(TribunauxTests.A_new_court_is_open_with_its_cabinets_and_never_twice)
            },
            {
                "A W-19: a mandataire changes its own SIRET",
                typeof(DefautsTests),
                nameof(DefautsTests.AW19_a_mandataire_changes_neither_its_siret_nor_its_name)
            },
            {
                "A W-22: a limit in the memory of one node",
                typeof(SessionsTests),
                nameof(SessionsTests.A_network_that_fails_too_often_waits_whichever_node_it_asks)
            },
            {
                "A W-23: any other site reads with the cookies",
                typeof(DefautsTests),
                nameof(DefautsTests.AW23_no_other_site_is_let_in)
            },
            {
                "D W-26: the same SIRET or mail twice breaks the list",
                typeof(DefautsTests),
                nameof(DefautsTests.W26_the_same_siret_and_mail_on_two_entries_break_no_page)
            },
        };
}
