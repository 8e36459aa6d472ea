using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;

namespace Emjpm.Core.Data.Jeux.Demonstration;

/// <summary>What reservations leave around them: the search before, then history, mails, notifications and observations.</summary>
internal sealed class SuitesReservation(
    JeuDeDonnees jeu,
    DateTime maintenant,
    IReadOnlyDictionary<int, string> nomsTribunaux
)
{
    private static readonly Instance Adresse = new(
        "http://localhost:5080",
        Reservation.DelaiExpirationJours
    );

    private static readonly string[] Observations =
    [
        "Comptes rendus clairs, remis dans les délais.",
        "Se déplace à l’audience lorsque le dossier le demande.",
        "A repris un dossier délaissé et l’a remis en ordre en quelques mois.",
        "Répond vite au téléphone ; préfère être saisi par courriel le vendredi.",
    ];

    /// <summary>Adds the search a reservation came from.</summary>
    /// <returns>its number</returns>
    public int Rechercher(
        Mesure besoin,
        JuridictionDemo juridiction,
        Utilisateur auteur,
        DateTime creee,
        bool urgent
    )
    {
        var id = jeu.Recherches.Count + 1;
        jeu.Recherches.Add(
            new()
            {
                Id = id,
                TribunalId = juridiction.Tribunal.Id,
                AuteurId = auteur.Id,
                CreeeLe = creee.AddMinutes(-18),
                ModifieeLe = creee.AddMinutes(-6),
                ExpireLe = creee.AddDays(Recherche.DureeJours),
                CommuneCode = besoin.CommuneCode ?? juridiction.Tribunal.CommuneCode,
                LieuVie = besoin.LieuVie,
                Nature = besoin.Nature,
                Champ = besoin.Champ,
                Civilite = besoin.Civilite,
                AnneeNaissance = besoin.AnneeNaissance,
                Urgent = urgent,
            }
        );
        return id;
    }

    /// <summary>The history of a reservation, its mails and what each side was told, in the words of the acts themselves.</summary>
    public void Raconter(Reservation r)
    {
        var tribunal = nomsTribunaux[r.TribunalId];
        var gestionnaire = jeu.Gestionnaires[r.GestionnaireId - 1].Nom;
        Tracer(r, r.CreeeLe, r.AuteurId, "reservation.creer", "reservation", r.Id);
        AuGestionnaire(
            r,
            MessageReservation.Demande(r, tribunal),
            r.CreeeLe,
            lue: r.RepondueLe ?? r.AnnuleeLe ?? r.ExpireeLe
        );
        if (r.RepondueLe is { } repondue)
        {
            var refus = r.Etat is EtatReservation.Declinee;
            Tracer(
                r,
                repondue,
                r.ReponduParId,
                refus ? "reservation.decliner" : "reservation.confirmer",
                "reservation",
                r.Id
            );
            AuTribunal(
                r,
                refus
                    ? MessageReservation.Declinee(r, gestionnaire, r.RechercheId is not null)
                    : MessageReservation.Confirmee(r, gestionnaire),
                repondue
            );
        }
        if (r.AnnuleeLe is { } annulee)
        {
            Tracer(r, annulee, r.AnnuleeParId, "reservation.annuler", "reservation", r.Id);
            AuGestionnaire(r, MessageReservation.Annulee(r, tribunal), annulee, annulee.AddDays(1));
        }
        if (r.OuverteLe is { } ouverte)
        {
            Tracer(r, ouverte, r.OuverteParId, "mesure.ouvrir", "mesure", r.MesureId!.Value);
            Tracer(r, ouverte, r.OuverteParId, "reservation.ouvrir", "reservation", r.Id);
            AuTribunal(r, MessageReservation.Ouverte(r, gestionnaire), ouverte);
            if (r.Id % 4 == 0)
                Observer(r);
        }
        if (r.ExpireeLe is { } expiree)
        {
            Tracer(r, expiree, null, "reservation.expirer", "reservation", r.Id);
            AuTribunal(
                r,
                MessageReservation.ExpireeTribunal(r, gestionnaire, r.RechercheId is not null),
                expiree
            );
        }
    }

    private void AuGestionnaire(
        Reservation r,
        MessageReservation message,
        DateTime instant,
        DateTime? lue
    )
    {
        var comptes = jeu
            .Droits.Where(d => d.GestionnaireId == r.GestionnaireId)
            .Join(jeu.Utilisateurs, d => d.UtilisateurId, u => u.Id, (_, u) => u)
            .ToList();
        var contact = jeu.Lieux[r.LieuId - 1].ContactCourriel;
        foreach (var adresse in contact is null ? comptes.Select(u => u.Email!) : [contact])
            // One box no longer exists, for the delivery state to show it.
            Ecrire(r, message, adresse, instant, perdu: r.Etat is EtatReservation.Expiree);
        foreach (var compte in comptes)
            Notifier(compte.Id, message, instant, lue);
    }

    private void AuTribunal(Reservation r, MessageReservation message, DateTime instant)
    {
        Ecrire(r, message, jeu.Utilisateurs[r.AuteurId - 1].Email!, instant, perdu: false);
        Notifier(
            r.AuteurId,
            message,
            instant,
            lue: instant < maintenant.AddDays(-6) ? instant.AddHours(20) : null
        );
    }

    private void Tracer(
        Reservation r,
        DateTime instant,
        int? utilisateur,
        string acte,
        string objet,
        int objetId
    ) =>
        jeu.Audit.Add(
            new()
            {
                Id = jeu.Audit.Count + 1,
                Instant = instant,
                UtilisateurId = utilisateur,
                Acte = acte,
                Objet = objet,
                ObjetId = objetId,
                TribunalId = r.TribunalId,
                GestionnaireId = r.GestionnaireId,
            }
        );

    private void Ecrire(
        Reservation r,
        MessageReservation message,
        string destinataire,
        DateTime instant,
        bool perdu
    )
    {
        if (instant < maintenant.AddDays(-90))
            return;
        var id = jeu.Courriels.Count + 1;
        jeu.Courriels.Add(
            new()
            {
                Id = id,
                Cle = new Guid(id, 0, 0, new byte[8]),
                Destinataire = destinataire,
                Sujet = message.SujetCourriel,
                Texte = message.Corps(Adresse),
                Urgent = message.Urgent,
                ReservationId = r.Id,
                CreeLe = instant,
                Etat = perdu ? EtatCourriel.Abandonne : EtatCourriel.Envoye,
                Tentatives = perdu ? 8 : 1,
                ProchainEssaiLe = instant,
                EnvoyeLe = perdu ? null : instant.AddSeconds(20),
                DerniereErreur = perdu ? "550 5.1.1 adresse inconnue" : null,
            }
        );
    }

    private void Notifier(int compte, MessageReservation message, DateTime instant, DateTime? lue)
    {
        if (instant < maintenant.AddDays(-30))
            return;
        jeu.Notifications.Add(
            new()
            {
                Id = jeu.Notifications.Count + 1,
                UtilisateurId = compte,
                Texte = message.Phrase,
                Lien = message.Chemin,
                CreeeLe = instant,
                LueLe = lue,
            }
        );
    }

    private void Observer(Reservation r) =>
        jeu.Observations.Add(
            new()
            {
                Id = jeu.Observations.Count + 1,
                GestionnaireId = r.GestionnaireId,
                TribunalId = r.TribunalId,
                AuteurId = r.AuteurId,
                Texte = Observations[r.Id / 4 % Observations.Length],
                CreeeLe =
                    r.OuverteLe!.Value.AddHours(30) is var date && date < maintenant
                        ? date
                        : maintenant.AddHours(-2),
                RetireeLe = r.Id == 8 ? maintenant.AddDays(-1) : null,
            }
        );
}
