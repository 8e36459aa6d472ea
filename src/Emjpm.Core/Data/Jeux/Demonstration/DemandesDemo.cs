using Emjpm.Core.Demandes;
using Emjpm.Core.Juridictions;

namespace Emjpm.Core.Data.Jeux.Demonstration;

/// <summary>Requests for an account that wait: for the judges of two courts, and for the agents of the Nord, one of them late.</summary>
internal sealed class DemandesDemo(
    JeuDeDonnees jeu,
    Juridictions juridictions,
    DateTime maintenant,
    string empreinteMotDePasse
)
{
    public void Composer()
    {
        Ajouter(ProfilDemande.Greffier, "Maud", "Descamps", "maud.descamps@demo.emjpm.fr", 1);
        Ajouter(ProfilDemande.Juge, "Lise", "Hennequin", "lise.hennequin@demo.emjpm.fr", 2);
        Ajouter(ProfilDemande.Individuel, "Rémi", "Wattel", "remi.wattel@demo.emjpm.fr", 3);
        Ajouter(ProfilDemande.Service, "Odile", "Carlier", "odile.carlier@demo.emjpm.fr", 11);
    }

    private void Ajouter(
        ProfilDemande profil,
        string prenom,
        string nom,
        string courriel,
        int jours
    )
    {
        var juridiction = profil.EstJuridiction();
        var deposee = maintenant.AddDays(-jours);
        jeu.Demandes.Add(
            new DemandeCompte
            {
                Id = jeu.Demandes.Count + 1,
                Profil = profil,
                Etat = EtatDemande.EnAttente,
                Prenom = prenom,
                Nom = nom,
                Courriel = courriel,
                TribunalId = juridiction ? Pour(profil).Id : null,
                Cabinet = juridiction ? "Cabinet B" : null,
                DepartementCode = juridiction ? null : "59",
                Siret = profil == ProfilDemande.Individuel ? "81234567800017" : null,
                Structure =
                    profil == ProfilDemande.Service ? "Association tutélaire de la Scarpe" : null,
                EmpreinteMotDePasse = empreinteMotDePasse,
                Reseau = "127.0.0.1",
                CreeeLe = deposee,
                CodeExpireLe = deposee,
                DeposeeLe = deposee,
            }
        );
    }

    private Tribunal Pour(ProfilDemande profil) =>
        profil == ProfilDemande.Greffier
            ? juridictions.Lille.Tribunal
            : juridictions.De("tj-douai");
}
