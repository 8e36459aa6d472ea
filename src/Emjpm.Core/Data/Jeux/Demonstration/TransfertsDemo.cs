using Emjpm.Core.Courriels;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;

namespace Emjpm.Core.Data.Jeux.Demonstration;

/// <summary>
/// Two transfers between the individuel and the service one signs in as: one waits for the service's answer, the other was
/// accepted by the individuel, so that both sides of each can be seen.
/// </summary>
internal sealed class TransfertsDemo(JeuDeDonnees jeu, DateTime maintenant, List<Site> sites)
{
    private readonly DateOnly aujourdhui = Horloge.DateParis(maintenant);

    public void Composer()
    {
        var (individuel, service) = (
            SiteDe("individuel@demo.emjpm.fr"),
            SiteDe("service@demo.emjpm.fr")
        );
        EnAttente(individuel, service);
        Accepte(service, individuel);
    }

    private Site SiteDe(string courriel)
    {
        var compte = jeu.Utilisateurs.Single(u => u.Email == courriel).Id;
        var gestionnaire = jeu.Droits.Single(d => d.UtilisateurId == compte).GestionnaireId;
        return sites.First(s => s.Gestionnaire.Id == gestionnaire);
    }

    private void EnAttente(Site cedant, Site receveur)
    {
        var demande = Instant(4, 9);
        var decision = aujourdhui.AddDays(-9);
        var t = Transfert(
            cedant,
            receveur,
            Cedable(cedant, decision),
            decision,
            MotifTransfert.Demenagement,
            demande
        );
        Noter(t, demande, cedant, "transfert.demander");
        Notifier(
            receveur,
            MessageTransfert.Demande(t, cedant.Gestionnaire.Nom),
            demande,
            lue: null
        );
    }

    private void Accepte(Site cedant, Site receveur)
    {
        var (decision, demande, reponse) = (
            aujourdhui.AddDays(-24),
            Instant(20, 10),
            Instant(18, 15)
        );
        var cedee = Cedable(cedant, decision);
        var t = Transfert(cedant, receveur, cedee, decision, MotifTransfert.Competence, demande);
        var recue = new Mesure
        {
            Id = jeu.Mesures.Count + 1,
            GestionnaireId = receveur.Gestionnaire.Id,
            LieuExerciceId = receveur.Lieu.Id,
            TribunalId = cedee.TribunalId,
            CabinetId = cedee.CabinetId,
            NumeroRg = cedee.NumeroRg,
            NumeroRgBrut = cedee.NumeroRgBrut,
            Civilite = cedee.Civilite,
            AnneeNaissance = cedee.AnneeNaissance,
            CreeeLe = reponse,
            TexteRecherche = cedee.TexteRecherche,
        };
        jeu.Mesures.Add(recue);
        cedee.Etats.AddRange(jeu.Etats.Where(e => e.MesureId == cedee.Id));
        cedee.Ressources.AddRange(jeu.Ressources.Where(r => r.MesureId == cedee.Id));
        var auteur = receveur.CompteId!.Value;
        recue.Recevoir(cedee, decision, cedant.Gestionnaire.Nom, auteur, reponse);
        cedee.Inscrire(
            TypeEvenementMesure.Transfert,
            decision,
            auteur,
            reponse,
            $"Confiée à {receveur.Gestionnaire.Nom}"
        );
        cedee.Clore(
            Referentiels.CauseSortie.DessaisissementAutreMjpm,
            decision,
            auteur,
            aujourdhui,
            reponse
        );
        foreach (var mesure in (Mesure[])[cedee, recue])
            Ranger(mesure);
        t.Clore(EtatTransfert.Accepte, auteur, reponse);
        t.MesureRecueId = recue.Id;
        Noter(t, demande, cedant, "transfert.demander");
        Noter(t, reponse, receveur, "transfert.accepter");
        Notifier(
            cedant,
            MessageTransfert.Accepte(t, receveur.Gestionnaire.Nom),
            reponse,
            reponse.AddHours(20)
        );
    }

    /// <summary>The last mesure of a site that a decision of this day could take from it.</summary>
    private Mesure Cedable(Site site, DateOnly decision) =>
        jeu.Mesures.Last(m =>
            m.LieuExerciceId == site.Lieu.Id
            && m is { Statut: StatutMesure.EnCours, DateFin: null, ReservationId: null, Pays: "FR" }
            && m is { NumeroRg: not null, TribunalId: not null }
            && m.DateNomination < decision
            && m.Echeance > aujourdhui
            && jeu.Etats.TrueForAll(e => e.MesureId != m.Id || e.DateEffet < decision)
            && jeu.Transferts.TrueForAll(t => t.MesureId != m.Id)
        );

    private TransfertMesure Transfert(
        Site cedant,
        Site receveur,
        Mesure mesure,
        DateOnly decision,
        MotifTransfert motif,
        DateTime demande
    )
    {
        var t = new TransfertMesure
        {
            Id = jeu.Transferts.Count + 1,
            MesureId = mesure.Id,
            CedantId = cedant.Gestionnaire.Id,
            ReceveurId = receveur.Gestionnaire.Id,
            LieuSouhaiteId = receveur.Lieu.Id,
            DateDecision = decision,
            Motif = motif,
            DemandeLe = demande,
            DemandeParId = cedant.CompteId!.Value,
        };
        jeu.Transferts.Add(t);
        return t;
    }

    /// <summary>What the acts added to a mesure becomes numbered rows, and its lists are empty again.</summary>
    private void Ranger(Mesure mesure)
    {
        foreach (var e in mesure.Etats.Where(e => e.Id == 0))
            jeu.Etats.Add(
                new EtatMesure
                {
                    Id = jeu.Etats.Max(x => x.Id) + 1,
                    MesureId = mesure.Id,
                    DateEffet = e.DateEffet,
                    Nature = e.Nature,
                    Champ = e.Champ,
                    LieuVie = e.LieuVie,
                    TypeEtablissement = e.TypeEtablissement,
                    CommuneCode = e.CommuneCode,
                    Pays = e.Pays,
                }
            );
        foreach (var e in mesure.Evenements)
            jeu.Evenements.Add(
                new EvenementMesure
                {
                    Id = jeu.Evenements.Max(x => x.Id) + 1,
                    MesureId = mesure.Id,
                    Type = e.Type,
                    DateEffet = e.DateEffet,
                    SaisiLe = e.SaisiLe,
                    AuteurId = e.AuteurId,
                    Details = e.Details,
                }
            );
        foreach (var r in mesure.Ressources.Where(r => r.Id == 0))
            jeu.Ressources.Add(
                new Ressource
                {
                    Id = jeu.Ressources.Max(x => x.Id) + 1,
                    MesureId = mesure.Id,
                    Annee = r.Annee,
                    NiveauCentimes = r.NiveauCentimes,
                    Prestations = r.Prestations,
                }
            );
        mesure.Etats.Clear();
        mesure.Evenements.Clear();
        mesure.Ressources.Clear();
    }

    private DateTime Instant(int jours, int heure) =>
        Horloge.InstantParis(aujourdhui.AddDays(-jours), new TimeOnly(heure, 25));

    private void Noter(TransfertMesure t, DateTime instant, Site auteur, string acte) =>
        jeu.Audit.Add(
            new()
            {
                Id = jeu.Audit.Count + 1,
                Instant = instant,
                UtilisateurId = auteur.CompteId,
                Acte = acte,
                Objet = "transfert",
                ObjetId = t.Id,
                GestionnaireId = auteur.Gestionnaire.Id,
            }
        );

    private void Notifier(Site site, MessageTransfert message, DateTime instant, DateTime? lue) =>
        jeu.Notifications.Add(
            new()
            {
                Id = jeu.Notifications.Count + 1,
                UtilisateurId = site.CompteId!.Value,
                Texte = message.Phrase,
                Lien = message.Chemin,
                CreeeLe = instant,
                LueLe = lue,
            }
        );
}
