using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>
/// Reads the directory in two steps: the ids of all who answer, in order, which give the number and the pages in one query;
/// then the lines of one page.
/// </summary>
public sealed class AnnuaireLu(Perimetre perimetre, DateOnly date)
{
    private sealed record Trouve(int Id, bool Ici, string Texte);

    /// <summary>Who answers: one query, two when nobody in the territory has the words typed.</summary>
    public async Task<ReponseAnnuaire> ChercherAsync(
        CriteresAnnuaire criteres,
        CancellationToken annulation
    )
    {
        var ici = Habilites(criteres.Departement);
        var filtres = Filtrer(criteres);
        if (criteres.Mots.Count == 0)
        {
            var tous = filtres.Where(g => ici.Contains(g.Id));
            return new(Ids(await OrdonnerAsync(tous, criteres, false, annulation)), false, 0);
        }

        // Few have the words typed: all of France is asked, so that the screen can say what is found elsewhere.
        var france = Habilites(null);
        var habilites = filtres.Where(g => france.Contains(g.Id));
        var exacts = habilites;
        foreach (var mot in criteres.Mots)
            exacts = exacts.Where(g => (" " + g.TexteRecherche).Contains(" " + mot));
        var trouves = await OrdonnerAsync(exacts, criteres, false, annulation);
        if (trouves.Exists(t => t.Ici))
            return new(Ids(trouves), false, trouves.Count(t => !t.Ici));

        var lus = await OrdonnerAsync(habilites, criteres, true, annulation);
        var proches = lus.Select(t =>
                (Trouve: t, Erreurs: Ressemblance.Erreurs(criteres.Mots, t.Texte))
            )
            .Where(x => x.Erreurs is not null)
            .OrderBy(x => x.Erreurs)
            .Select(x => x.Trouve)
            .ToList();
        return new(
            Ids(proches),
            true,
            trouves.Count > 0 ? trouves.Count : proches.Count(t => !t.Ici)
        );
    }

    /// <summary>The lines of the gestionnaires <paramref name="ids"/>, in that order.</summary>
    public async Task<IReadOnlyList<LigneAnnuaire>> LignesAsync(
        IReadOnlyList<int> ids,
        Position? depuis,
        CancellationToken annulation
    )
    {
        var tribunal = perimetre.Acteur.TribunalId;
        var lus = await perimetre
            .Gestionnaires.Where(g => ids.Contains(g.Id))
            .Select(g => new
            {
                g.Id,
                g.Nom,
                g.Type,
                g.Civilite,
                g.Telephone,
                CompteActif = g.Droits.Any(d =>
                    d.Utilisateur!.Actif && d.Du <= date && (d.Au == null || d.Au >= date)
                ),
                Souhaite = g.TribunauxSouhaites.Any(t => t.TribunalId == tribunal),
                // The ids are said twice: SQLite would read every site of the country to join them.
                Lieux = g
                    .Lieux.Where(l =>
                        ids.Contains(l.GestionnaireId)
                        && l.OuvertLe <= date
                        && (l.FermeLe == null || l.FermeLe > date)
                    )
                    .Select(l => new
                    {
                        l.Id,
                        l.Nom,
                        l.Type,
                        Commune = l.Commune!.Nom,
                        l.Commune.DepartementCode,
                        l.Latitude,
                        l.Longitude,
                        l.Precision,
                        l.Capacite,
                        l.EnCours,
                        l.EnAttente,
                        l.DeclareLe,
                    })
                    .ToList(),
                Arrets = g
                    .Indisponibilites.Where(i => i.Du <= date && (i.Au == null || i.Au >= date))
                    .ToList(),
            })
            .AsSingleQuery()
            .ToDictionaryAsync(g => g.Id, annulation);
        return
        [
            .. ids.Where(lus.ContainsKey)
                .Select(id => lus[id])
                .Select(g => new LigneAnnuaire(
                    g.Id,
                    g.Nom,
                    g.Type.Libelle(g.Civilite),
                    g.Telephone,
                    g.CompteActif,
                    g.Souhaite,
                    [
                        .. g
                            .Lieux.OrderBy(l => l.Id)
                            .Select(l => new LieuAnnuaire(
                                l.Type == TypeLieu.Etablissement ? l.Nom : null,
                                l.Commune,
                                l.DepartementCode,
                                l.Capacite,
                                Disponibilite.PlacesLibres(
                                    l.Capacite,
                                    l.EnCours,
                                    l.EnAttente,
                                    g.Arrets.Exists(i =>
                                        i.LieuExerciceId is null || i.LieuExerciceId == l.Id
                                    )
                                ),
                                l.DeclareLe,
                                Distance(depuis, l.Latitude, l.Longitude, l.Precision)
                            )),
                    ],
                    g.Arrets.Where(i => i.LieuExerciceId is null)
                        .OrderByDescending(i => i.EstSuspension)
                        .ThenBy(i => i.Id)
                        .FirstOrDefault()
                )),
        ];
    }

    private static List<int> Ids(IEnumerable<Trouve> trouves) =>
        [.. trouves.Where(t => t.Ici).Select(t => t.Id)];

    private IQueryable<int> Habilites(string? departement) =>
        perimetre
            .Habilitations.Where(Habilitation.ActiveLe(date))
            .Where(h => departement == null || h.DepartementCode == departement)
            .Select(h => h.GestionnaireId);

    /// <summary>The gestionnaires whose activity is interrupted, or who are absent.</summary>
    private IQueryable<int> Arretes() =>
        Arrets().Where(i => i.LieuExerciceId == null).Select(i => i.GestionnaireId);

    private IQueryable<Indisponibilite> Arrets() =>
        perimetre.Indisponibilites.Where(i => i.Du <= date && (i.Au == null || i.Au >= date));

    /// <summary>The open sites that work today, their gestionnaire apart.</summary>
    private IQueryable<LieuExercice> LieuxOuverts()
    {
        var arretes = Arrets()
            .Where(i => i.LieuExerciceId != null)
            .Select(i => i.LieuExerciceId!.Value);
        return perimetre.Lieux.Where(l =>
            l.OuvertLe <= date && (l.FermeLe == null || l.FermeLe > date) && !arretes.Contains(l.Id)
        );
    }

    private IQueryable<Core.Gestionnaires.Gestionnaire> Filtrer(CriteresAnnuaire criteres)
    {
        var gestionnaires = perimetre.Gestionnaires;
        if (criteres.Type is { } type)
            gestionnaires = gestionnaires.Where(g => g.Type == type);
        if (criteres.Souhait)
        {
            var tribunal = perimetre.Acteur.TribunalId;
            gestionnaires = gestionnaires.Where(g =>
                g.TribunauxSouhaites.Any(t => t.TribunalId == tribunal)
            );
        }
        if (criteres.AvecPlaces)
        {
            var arretes = Arretes();
            var avecPlace = LieuxOuverts()
                .Where(l => l.Capacite > l.EnCours + l.EnAttente)
                .Select(l => l.GestionnaireId);
            gestionnaires = gestionnaires.Where(g =>
                !arretes.Contains(g.Id) && avecPlace.Contains(g.Id)
            );
        }
        return gestionnaires;
    }

    private async Task<List<Trouve>> OrdonnerAsync(
        IQueryable<Core.Gestionnaires.Gestionnaire> gestionnaires,
        CriteresAnnuaire criteres,
        bool avecTexte,
        CancellationToken annulation
    )
    {
        var ici = Habilites(criteres.Departement);
        var partout = criteres.Departement is null || criteres.Mots.Count == 0;
        var arretes = Arretes();
        var lieux = LieuxOuverts();
        if (criteres is { Tri: TriAnnuaire.Distance, Depuis: { } depuis })
        {
            var parLieu = await gestionnaires
                .SelectMany(
                    g => lieux.Where(l => l.GestionnaireId == g.Id).DefaultIfEmpty(),
                    (g, l) =>
                        new
                        {
                            g.Id,
                            Ici = partout || ici.Contains(g.Id),
                            Texte = avecTexte ? g.TexteRecherche : "",
                            Arrete = arretes.Contains(g.Id),
                            Latitude = l == null ? null : l.Latitude,
                            Longitude = l == null ? null : l.Longitude,
                        }
                )
                .ToListAsync(annulation);
            return
            [
                .. parLieu
                    .GroupBy(x => (x.Id, x.Ici, x.Texte, x.Arrete))
                    .OrderBy(x => x.Key.Arrete)
                    .ThenBy(x =>
                        x.Min(l =>
                            Distance(depuis, l.Latitude, l.Longitude, default)?.Km
                            ?? double.MaxValue
                        )
                    )
                    .ThenBy(x => x.Key.Id)
                    .Select(x => new Trouve(x.Key.Id, x.Key.Ici, x.Key.Texte)),
            ];
        }
        var parArret = gestionnaires.OrderBy(g => arretes.Contains(g.Id));
        var tries = criteres.Tri switch
        {
            TriAnnuaire.Disponibilite => parArret.ThenByDescending(g =>
                lieux.Where(l => l.GestionnaireId == g.Id).Sum(Disponibilite.PlacesLibresEnBase)
            ),
            TriAnnuaire.Declaration => parArret.ThenByDescending(g =>
                lieux.Where(l => l.GestionnaireId == g.Id).Max(l => l.DeclareLe)
                ?? DateTime.MinValue
            ),
            _ => parArret,
        };
        return await tries
            .ThenBy(g => g.TexteRecherche)
            .ThenBy(g => g.Id)
            .Select(g => new Trouve(
                g.Id,
                partout || ici.Contains(g.Id),
                avecTexte ? g.TexteRecherche : ""
            ))
            .ToListAsync(annulation);
    }

    private static (double Km, bool Approchee)? Distance(
        Position? depuis,
        double? latitude,
        double? longitude,
        PrecisionPosition precision
    ) =>
        depuis is { } ici
        && Position.Lire(latitude, longitude, precision == PrecisionPosition.Approchee) is { } la
            ? (ici.DistanceKm(la), ici.Approchee || la.Approchee)
            : null;
}
