using System.Text.Json;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Data.Jeux;
using Emjpm.Core.Data.Jeux.Demonstration;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;

namespace Emjpm.Core.Tests.Data;

/// <summary>The demonstration: reproducible, consistent, and with every case in it.</summary>
public sealed class DonneesDemonstrationTests
{
    private static readonly DateTime Maintenant = new(2026, 11, 21, 9, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Aujourdhui = new(2026, 11, 21);

    private static readonly List<Commune> Communes =
    [
        .. LectureReferentiel
            .Communes()
            .Where(l => l.DepartementCode is "59" or "62" or "974")
            .Select(ChargerReferentiel.Commune),
    ];
    private static readonly List<Tribunal> Tribunaux =
    [
        .. LectureReferentiel
            .Tribunaux()
            .Where(l => l.FermeLe is null)
            .Select((l, i) => ChargerReferentiel.Tribunal(l, i + 1, null)),
    ];
    private static readonly JeuDeDonnees Jeu = Composer(ChargerDemonstration.Graine);

    private static JeuDeDonnees Composer(int graine) =>
        DonneesDemonstration.Composer(graine, Maintenant, Communes, Tribunaux, "empreinte");

    [Fact]
    public void La_meme_graine_donne_les_memes_lignes() =>
        Assert.Equal(
            JsonSerializer.Serialize(Jeu),
            JsonSerializer.Serialize(Composer(ChargerDemonstration.Graine))
        );

    [Fact]
    public void Une_autre_graine_donne_d_autres_lignes() =>
        Assert.NotEqual(
            JsonSerializer.Serialize(Jeu.Mesures),
            JsonSerializer.Serialize(Composer(1).Mesures)
        );

    [Fact]
    public void Le_jeu_a_la_taille_annoncee()
    {
        Assert.Equal(3_000, Jeu.Mesures.Count);
        var types = Jeu.Gestionnaires.CountBy(g => g.Type).ToDictionary();
        Assert.Equal(61, types[TypeGestionnaire.Individuel]);
        Assert.Equal(12, types[TypeGestionnaire.Service]);
        Assert.Equal(15, types[TypeGestionnaire.Prepose]);
        Assert.Equal(6, Jeu.Membres.Select(m => m.TribunalId).Distinct().Count());
        Assert.All(Jeu.Membres, m => Assert.Contains(Tribunaux, t => t.Id == m.TribunalId));
    }

    [Fact]
    public void Les_compteurs_sont_egaux_aux_faits()
    {
        var enCours = Jeu
            .Mesures.Where(m => m.Statut is StatutMesure.EnCours)
            .CountBy(m => m.LieuExerciceId!.Value)
            .ToDictionary();
        var enAttente = Jeu
            .Reservations.Where(r => r.TientUnePlace)
            .CountBy(r => r.LieuId)
            .ToDictionary();
        Assert.All(
            Jeu.Lieux,
            l =>
            {
                Assert.Equal(enCours.GetValueOrDefault(l.Id), l.EnCours);
                Assert.Equal(enAttente.GetValueOrDefault(l.Id), l.EnAttente);
            }
        );
        Assert.All(
            Jeu.Gestionnaires,
            g =>
                Assert.Equal(
                    Jeu.Mesures.Count(m => m.GestionnaireId == g.Id),
                    Experience.Lire(g.Experience).Total
                )
        );
    }

    [Fact]
    public void L_experience_est_celle_des_mesures()
    {
        var ressources = Jeu.Ressources.ToLookup(r => r.MesureId);
        var g = Jeu.Gestionnaires[0];
        var attendue = Experience.FromMesures(
            Jeu.Mesures.Where(m => m.GestionnaireId == g.Id)
                .Select(m => new TraitMesure(
                    m.Nature,
                    m.LieuVie,
                    m.TypeEtablissement,
                    m.AnneeNaissance,
                    m.DateNomination.Year,
                    [.. ressources[m.Id].SelectMany(r => r.Prestations)]
                ))
        );
        Assert.Equal(attendue.ToString(), g.Experience);
    }

    [Fact]
    public void Chaque_etat_et_chaque_nature_sont_representes()
    {
        Tous(Jeu.Reservations.Select(r => r.Etat));
        Tous(Jeu.Mesures.Select(m => m.Statut));
        Tous(Jeu.Mesures.Select(m => m.Nature));
        Tous(Jeu.Mesures.Select(m => m.LieuVie!.Value));
        Tous(Jeu.Mesures.Select(m => m.CauseSortie).OfType<CauseSortie>());
        Tous(Jeu.Habilitations.Select(h => h.StatutLe(Aujourdhui)));
        Tous(Jeu.Utilisateurs.Select(u => u.Role));

        static void Tous<T>(IEnumerable<T> presents)
            where T : struct, Enum =>
            Assert.Equal(Enum.GetValues<T>(), presents.Distinct().Order());
    }

    [Fact]
    public void Un_transfert_attend_et_un_autre_est_accepte()
    {
        var attend = Assert.Single(Jeu.Transferts, t => t.Etat is EtatTransfert.EnAttente);
        Assert.Equal(StatutMesure.EnCours, Jeu.Mesures.Single(m => m.Id == attend.MesureId).Statut);
        var accepte = Assert.Single(Jeu.Transferts, t => t.Etat is EtatTransfert.Accepte);
        var (cedee, recue) = (
            Jeu.Mesures.Single(m => m.Id == accepte.MesureId),
            Jeu.Mesures.Single(m => m.Id == accepte.MesureRecueId)
        );
        Assert.Equal(
            (accepte.CedantId, accepte.ReceveurId),
            (cedee.GestionnaireId, recue.GestionnaireId)
        );
        Assert.Equal(
            (StatutMesure.Eteinte, CauseSortie.DessaisissementAutreMjpm),
            (cedee.Statut, cedee.CauseSortie)
        );
        Assert.Equal((cedee.NumeroRg, cedee.Nature), (recue.NumeroRg, recue.Nature));
        Assert.All(
            (int[])[cedee.Id, recue.Id],
            id =>
                Assert.Contains(
                    Jeu.Evenements,
                    e => e.MesureId == id && e.Type is TypeEvenementMesure.Transfert
                )
        );
    }

    [Fact]
    public void Chaque_cas_difficile_existe()
    {
        int? Places(LieuExercice l) =>
            l.Capacite is null
                ? null
                : Disponibilite.Places(l.Capacite, l.EnCours, l.EnAttente, interrompu: false);

        Assert.Contains(Jeu.Indisponibilites, i => i.EstSuspension && i.Au is null);
        Assert.Contains(
            Jeu.Indisponibilites,
            i => !i.EstSuspension && i.Du <= Aujourdhui && i.Au >= Aujourdhui
        );
        Assert.Contains(Jeu.Lieux, l => Places(l) == 0);
        Assert.Contains(Jeu.Lieux, l => Places(l) < 0);
        Assert.Contains(Jeu.Lieux, l => Places(l) is null);
        Assert.Contains(Jeu.Lieux, l => l.DeclareLe is null);
        Assert.Contains(Jeu.Lieux, l => l.DeclareLe < Maintenant.AddDays(-183));
        Assert.Contains(Jeu.Lieux, l => l.Latitude is null);
        Assert.Contains(Jeu.Habilitations, h => h.DepartementCode == "974");
        Assert.Contains(
            Jeu.Gestionnaires,
            g => Jeu.Droits.TrueForAll(d => d.GestionnaireId != g.Id)
        );
        Assert.Contains(Jeu.Mesures, m => m.Pays == "BE" && m.CommuneCode is null);
        Assert.Contains(
            Jeu.Mesures,
            m => m.Statut is StatutMesure.EnCours && m.Echeance < Aujourdhui
        );
        Assert.Contains(Jeu.Reservations, r => r.TypeLien is TypeLien.Subroge);
        Assert.Contains(
            Jeu.Reservations,
            r => r is { SurCapacite: true, MotifDerogation: not null }
        );
        Assert.Contains(Jeu.Reservations, r => r.NumeroRg is null && r.MotifSansRg is not null);
    }

    [Fact]
    public void Le_juge_a_de_quoi_suivre_et_l_individuel_une_demande_urgente()
    {
        var lille = Tribunaux.Single(t => t.Code == "tj-lille").Id;
        var siennes = Jeu.Reservations.FindAll(r => r.TribunalId == lille);
        var attendent = siennes.FindAll(r => r.Etat is EtatReservation.EnAttente);
        Assert.Contains(attendent, r => r.CreeeLe < Maintenant.AddDays(-7));
        Assert.Contains(attendent, r => r.ExpireLe < Maintenant.AddDays(5));
        Assert.Contains(
            siennes,
            r => r.Etat is EtatReservation.Declinee && r.RepondueLe > Maintenant.AddDays(-7)
        );

        var compte = Jeu.Utilisateurs.Single(u => u.Email == "individuel@demo.emjpm.fr");
        var individuel = Jeu.Droits.Single(d => d.UtilisateurId == compte.Id).GestionnaireId;
        Assert.Contains(
            Jeu.Reservations,
            r =>
                r.GestionnaireId == individuel
                && r is { Urgent: true, Etat: EtatReservation.EnAttente }
        );
        var lieu = Jeu.Lieux.Single(l => l.GestionnaireId == individuel);
        Assert.True(
            Disponibilite.PlacesLibres(lieu.Capacite, lieu.EnCours, lieu.EnAttente, false) > 0
        );
    }

    [Fact]
    public void Chaque_compte_annonce_existe_et_peut_entrer()
    {
        Assert.All(
            DonneesDemonstration.Comptes,
            c =>
            {
                var compte = Jeu.Utilisateurs.Single(u => u.Email == c.Courriel);
                Assert.True(compte is { Actif: true, EmailConfirmed: true });
                Assert.Equal(c.Nom, compte.Nom);
                if (compte.Role is Role.Juge or Role.Greffier)
                    Assert.Single(
                        Jeu.Membres,
                        m =>
                            m.UtilisateurId == compte.Id && m.ApprouveLe is not null && m.Au is null
                    );
                if (compte.Role is Role.Gestionnaire)
                    Assert.Single(Jeu.Droits, d => d.UtilisateurId == compte.Id && d.Au is null);
            }
        );
        Assert.Equal(
            Jeu.Utilisateurs.Count,
            Jeu.Utilisateurs.Select(u => u.NormalizedEmail).Distinct().Count()
        );
    }

    [Fact]
    public void Les_dates_se_suivent()
    {
        var etats = Jeu.Etats.ToLookup(e => e.MesureId);
        Assert.All(
            Jeu.Mesures,
            m =>
            {
                var chaine = etats[m.Id].OrderBy(e => e.DateEffet).ToList();
                // A mesure received has the situations of the one that gave it up, and its own.
                var recue = Jeu.Transferts.Exists(t => t.MesureRecueId == m.Id);
                Assert.InRange(chaine.Count, recue ? 2 : 1, recue ? 4 : 3);
                Assert.Equal(m.DateNomination, (recue ? chaine[^1] : chaine[0]).DateEffet);
                Assert.Equal(
                    (m.Nature, m.Champ, m.LieuVie, m.TypeEtablissement, m.CommuneCode),
                    (
                        chaine[^1].Nature,
                        chaine[^1].Champ,
                        chaine[^1].LieuVie,
                        chaine[^1].TypeEtablissement,
                        chaine[^1].CommuneCode
                    )
                );
                Assert.True(chaine[^1].DateEffet <= (m.DateFin ?? Aujourdhui));
                Assert.True(m.DatePremiereProtection <= m.DateNomination);
                Assert.True(m.DateFin is null || m.DateNomination <= m.DateFin);
                Assert.True(m.DateFin is null || m.DateFin <= Aujourdhui);
                Assert.True(m.CreeeLe <= Maintenant);
                Assert.Equal(m.DateFin is null, m.Statut is not StatutMesure.Eteinte);
            }
        );
        Assert.All(
            Jeu.Reservations,
            r =>
            {
                Assert.True(r.CreeeLe <= Maintenant);
                Assert.True(
                    r.RepondueLe is null || (r.CreeeLe < r.RepondueLe && r.RepondueLe <= Maintenant)
                );
                Assert.True(
                    r.OuverteLe is null || (r.RepondueLe < r.OuverteLe && r.OuverteLe <= Maintenant)
                );
                Assert.Equal(r.Etat is EtatReservation.Ouverte, r.MesureId is not null);
            }
        );
    }

    [Fact]
    public void Les_numeros_et_le_texte_recherche_sont_ceux_de_l_application()
    {
        var communes = Communes.ToDictionary(c => c.Code);
        Assert.All(
            Jeu.Mesures,
            m =>
            {
                if (m.NumeroRgBrut is { } brut)
                    Assert.Equal(NumeroRg.Normaliser(brut, ""), m.NumeroRg);
                var tel = m.TexteRecherche;
                m.Indexer(m.CommuneCode is { } c ? communes[c] : null);
                Assert.Equal(m.TexteRecherche, tel);
            }
        );
        var numerotees = Jeu.Mesures.FindAll(m =>
            m.NumeroRg is not null && !Jeu.Transferts.Exists(t => t.MesureRecueId == m.Id)
        );
        Assert.Equal(
            numerotees.Count,
            numerotees.DistinctBy(m => (m.TribunalId, m.NumeroRg)).Count()
        );
    }
}
