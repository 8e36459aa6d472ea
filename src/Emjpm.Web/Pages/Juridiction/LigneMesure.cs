using Emjpm.Core.Classeurs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>A mesure in the list of the court.</summary>
public sealed record LigneMesure : MesureEnLigne
{
    public required LieuVie? LieuVie { get; init; }
    public required string Gestionnaire { get; init; }
    public required TypeGestionnaire Type { get; init; }
}

/// <summary>The mesures of the court as lines, on screen and in files.</summary>
public static class LignesMesures
{
    /// <summary>Columns of the file.</summary>
    public static Feuille<LigneMesure> Feuille { get; } =
        new(
            "Mesures",
            [
                Colonne<LigneMesure>.Entier("Mesure", l => l.Id),
                Colonne<LigneMesure>.Texte("Numéro RG", l => l.NumeroRg, 12),
                Colonne<LigneMesure>.Texte("Statut", l => l.Statut.Libelle(), 12),
                Colonne<LigneMesure>.Texte("Nature", l => l.Nature.Libelle(), 26),
                Colonne<LigneMesure>.Texte("Champ", l => l.Champ?.Libelle(), 28),
                Colonne<LigneMesure>.Texte("Mandataire", l => l.Gestionnaire, 32),
                Colonne<LigneMesure>.Texte("Type", l => l.Type.Libelle(), 24),
                Colonne<LigneMesure>.Texte("Lieu d’exercice", l => l.Lieu, 32),
                Colonne<LigneMesure>.Texte("Dossier du mandataire", l => l.NumeroDossier, 16),
                Colonne<LigneMesure>.Texte("Cabinet", l => l.Cabinet, 16),
                Colonne<LigneMesure>.Texte("Civilité", l => l.Civilite.Libelle(), 12),
                Colonne<LigneMesure>.Entier("Année de naissance", l => l.AnneeNaissance),
                Colonne<LigneMesure>.Texte("Lieu de vie", l => l.LieuVie?.Libelle(), 28),
                Colonne<LigneMesure>.Texte("Commune", l => l.Commune, 24),
                Colonne<LigneMesure>.Date("Nomination", l => l.DateNomination),
                Colonne<LigneMesure>.Date("Échéance", l => l.Echeance),
                Colonne<LigneMesure>.Date("Fin", l => l.DateFin),
                Colonne<LigneMesure>.Texte("Cause de fin", l => l.CauseSortie?.Libelle(), 32),
            ]
        );

    public static IQueryable<LigneMesure> EnLignes(this IQueryable<Mesure> mesures) =>
        mesures.Select(m => new LigneMesure
        {
            Id = m.Id,
            Statut = m.Statut,
            NumeroRg = m.NumeroRg,
            NumeroDossier = m.NumeroDossier,
            Nature = m.Nature,
            Champ = m.Champ,
            Civilite = m.Civilite,
            AnneeNaissance = m.AnneeNaissance,
            LieuVie = m.LieuVie,
            Commune = m.Commune!.Nom,
            CodesPostaux = m.Commune.CodesPostaux,
            Gestionnaire = m.Gestionnaire!.Nom,
            Type = m.Gestionnaire.Type,
            Lieu = m.LieuExercice!.Nom,
            Cabinet = m.Cabinet!.Nom,
            DateNomination = m.DateNomination,
            Echeance = m.Echeance,
            DateFin = m.DateFin,
            CauseSortie = m.CauseSortie,
        });
}
