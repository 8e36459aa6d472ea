using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Shared;

/// <summary>A step in the life of a mesure.</summary>
/// <param name="Signature">who recorded it and when; null when the file that brought it did not say</param>
/// <param name="EtatId">the situation it tells, to correct it; null when it tells none</param>
public sealed record EtapeMesure(
    DateOnly Date,
    string Acte,
    string? Details,
    string? Signature,
    int? ReservationId = null,
    int? EtatId = null
);

/// <content>The history, as a timeline tells it.</content>
public sealed partial record MesureLue
{
    /// <summary>The story in the order of the dates of effect: each opening with the situation it starts from.</summary>
    public IEnumerable<EtapeMesure> Histoire()
    {
        List<EtapeMesure> etapes = [];
        if (Reservation is { } r)
            etapes.Add(
                new EtapeMesure(
                    Horloge.DateParis(r.CreeeLe),
                    "Réservation par le tribunal",
                    null,
                    r.Auteur,
                    r.Id
                )
            );
        if (Evenements.All(e => !DitUneSituation(e.Type)))
            etapes.Add(
                new EtapeMesure(
                    DateNomination,
                    "Nomination",
                    Situation(EtatDu(DateNomination)),
                    null,
                    EtatId: EtatDu(DateNomination)?.Id
                )
            );
        foreach (var e in Evenements)
        {
            var etat = DitUneSituation(e.Type) ? EtatDu(e.DateEffet) : null;
            etapes.Add(
                new EtapeMesure(
                    e.DateEffet,
                    e.Type == TypeEvenementMesure.Ouverture ? "Nomination"
                        : e.Resultat is { } resultat ? $"Révision : {resultat.Libelle()}"
                        : Francais.EnTete(e.Type.Libelle()),
                    string.Join(". ", new[] { Situation(etat), e.Details }.OfType<string>())
                            is { Length: > 0 } details
                            ? details
                        : e.Type == TypeEvenementMesure.ChangementSituation
                            ? "Situation retirée depuis : voir la correction."
                        : null,
                    e.Par is null ? null : $"Saisi par {e.Par} le {Francais.Jour(e.SaisiLe)}",
                    EtatId: etat?.Id
                )
            );
        }
        foreach (var etat in Etats.Where(x => etapes.All(e => e.EtatId != x.Id)))
            etapes.Add(
                new EtapeMesure(
                    etat.DateEffet,
                    etat.DateEffet < DateNomination
                        ? "Situation avant cette nomination"
                        : "Changement de situation",
                    Situation(etat),
                    null,
                    EtatId: etat.Id
                )
            );
        return etapes.OrderBy(e => e.Date);
    }

    /// <summary>Kinds of events that begin a situation.</summary>
    private static bool DitUneSituation(TypeEvenementMesure type) =>
        type
            is TypeEvenementMesure.Ouverture
                or TypeEvenementMesure.Reouverture
                or TypeEvenementMesure.ChangementSituation
                or TypeEvenementMesure.Revision
                or TypeEvenementMesure.Import;

    private EtatLu? EtatDu(DateOnly date) => Etats.LastOrDefault(e => e.DateEffet == date);

    /// <summary>« Tutelle aux biens · À domicile, Lille (59000) »; null when there is no situation.</summary>
    private static string? Situation(EtatLu? etat) =>
        etat is null ? null
        : Situer(etat.LieuVie, etat.TypeEtablissement, etat.Commune, etat.Pays) is { } lieu
            ? $"{Dossier.Intitule(etat.Nature, etat.Champ)} · {lieu}"
        : Dossier.Intitule(etat.Nature, etat.Champ);
}
